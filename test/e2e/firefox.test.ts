import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findFirefox } from '../../scripts/browser.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import { type PolicyFile, writeFirefoxPolicy } from '../../scripts/policy-file.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { type VariantName, type Variants, serveVariants } from './checkout-variants.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';
import { type Firefox, startFirefox } from './firefox.ts';
import { policyFor } from './world.ts';

const executablePath = findFirefox();
if (!executablePath) console.log('Firefox is not installed: its tests are skipped.');

describe.skipIf(!executablePath)('in Firefox', () => {
  let desk: RunningDesk;
  let admin: DeskAdmin;
  let site: DemoSite;
  let variants: Variants;
  let firefox: Firefox;
  let policy: PolicyFile | undefined;

  beforeAll(async () => {
    desk = await startDesk();
    admin = await DeskAdmin.signIn(desk);
    site = await startDemoSite();
    variants = await serveVariants();
    policy = writeFirefoxPolicy(policyFor(desk));
    firefox = await startFirefox(executablePath!);
  });
  afterAll(async () => {
    await firefox?.close();
    policy?.remove();
    await site?.stop();
    await variants?.stop();
    await desk?.stop();
  });

  it('the background reads the policy and enrols at the desk', async ({ skip }) => {
    skip(!policy, 'the policy of this machine is not ours to write');
    const browsers = await eventually('a browser has enrolled', async () => {
      const { items } = await admin.call('credentials');
      return items.length > 0 ? items : undefined;
    });
    expect(browsers).toMatchObject([{ client: { browser: expect.stringMatching(/firefox/i) } }]);
  });

  it('the nudge appears at a checkout, in the organisation’s name, and takes a press', async () => {
    const page = await firefox.open(site.url('lumen-notes', '/checkout?plan=team&seats=5'));
    const nudge = await eventually('there is a nudge', () => firefox.readNudge(page));
    expect(nudge.title).toContain('Lumen Notes');
    expect(nudge.title).toContain(policy ? 'Priya in IT' : 'IT');
    await eventually('the press is taken and the nudge gone', async () => {
      await firefox.pressNudge(page, 'Ask IT – one minute');
      return (await firefox.readNudge(page)) ? undefined : true;
    });
    await page.close();
  });

  it.each<VariantName>(['csp', 'hostile', 'dialog'])(
    'the nudge looks as we made it at the %s checkout, and Escape closes it',
    async (name) => {
      const page = await firefox.open(variants.url(name));
      await page.setViewport({ width: 1280, height: 800 });
      if (name === 'dialog') await page.click('#upgrade');
      const host = await page.waitForSelector('[popover]', { timeout: 20_000 });
      await eventually('the card is as wide as its style says', async () => {
        const width = await host!.evaluate((element) => element.getBoundingClientRect().width);
        return width === 340 ? width : undefined;
      });
      expect(await host!.evaluate((element) => element.shadowRoot)).toBeNull();
      await page.keyboard.press('Escape');
      await eventually('the nudge is gone', async () => {
        const isThere = await page.evaluate(() => document.querySelector('[popover]') !== null);
        return isThere ? undefined : true;
      });
      await page.close();
    },
  );

  it('a shop, an essay and a log-in page stay as they are', async () => {
    for (const [host, pathname] of [
      ['northstride', '/checkout'],
      ['slow-ledger', '/what-a-seat-costs'],
      ['lumen-notes', '/login'],
    ] as const) {
      const page = await firefox.open(site.url(host, pathname));
      await new Promise((later) => setTimeout(later, 1500));
      expect(await firefox.readNudge(page)).toBeUndefined();
      await page.close();
    }
  });
});
