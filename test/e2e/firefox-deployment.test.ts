import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { browser as extensionApi } from 'wxt/browser';

import { FIREFOX_ADDON_ID } from '../../lib/extension-id.ts';
import { eventually } from './eventually.ts';
import { type FirefoxFleet, startFirefoxFleet } from './firefox-fleet.ts';
import { type ManagedFirefox, findManageableFirefox } from './managed-firefox.ts';
import { Popup } from './popup.ts';
import { type Publisher, refreshFrom, sendFrom } from './publisher.ts';
import { ANSWERS } from './story.ts';

/** Known inside the extension's pages. */
declare const browser: typeof extensionApi;

const executablePath = findManageableFirefox();

describe.skipIf(!executablePath)(
  'an organisation with Firefox ESR that only writes a policy',
  () => {
    let fleet: FirefoxFleet;
    let publisher: Publisher;
    let firefox: ManagedFirefox;
    let checkout: Page;

    const restart = async () => {
      await fleet.restart();
      firefox = fleet.firefox();
    };
    const runs = (version: string, seconds?: number) =>
      eventually(
        `version ${version} runs`,
        async () => (await firefox.version()) === version || undefined,
        seconds,
      );

    beforeAll(async () => {
      fleet = await startFirefoxFleet(executablePath!);
      ({ publisher } = fleet);
      firefox = fleet.firefox();
    });
    afterAll(() => fleet?.stop());

    it('has the extension in its browsers, from its own desk, configured and enrolled', async () => {
      await runs('0.1.0');
      const { items } = await eventually('the browser is enrolled', async () => {
        const browsers = await publisher.admin.call('credentials');
        return browsers.items.length > 0 ? browsers : undefined;
      });
      expect(items).toMatchObject([{ client: { browser: expect.stringMatching(/^Firefox/) } }]);
      expect(await firefox.stored('policy')).toEqual({
        managed: true,
        policy: publisher.policy,
        problems: [],
      });
    });

    it('holds its buyers’ consent: nobody is asked for it', async () => {
      expect((await firefox.tabs()).filter((url) => url.includes('/welcome.html'))).toEqual([]);
    });

    it('is asked before somebody buys, and its advice comes back', async () => {
      checkout = await firefox.open(
        publisher.site.url('lumen-notes', '/checkout?plan=team&seats=5'),
      );
      const nudge = await eventually('there is a nudge', () => firefox.readNudge(checkout));
      expect(nudge.title).toContain('Priya in IT');

      const popup = new Popup(await openPopup());
      await popup.shows('Lumen Notes', 'Team', '$60 a month');
      await popup.pressFirst('Start', 'See the assessment');
      await popup.answer(ANSWERS);
      await popup.press('Ask Priya in IT');
      await popup.shows('Exactly this goes to Priya in IT');
      const previewed = await popup.previewed();
      await popup.press('Send to Priya in IT');
      const received = await eventually('the desk has the request', () =>
        publisher.received(previewed.id),
      );
      expect(received.request).toEqual(previewed);

      const message = 'We pay for twelve unused seats of Outline.';
      const advice = {
        verdict: 'use-this-instead',
        alternative: 'Outline',
        conditions: [],
        message,
      };
      const body = { id: randomUUID(), ...advice };
      await publisher.admin.call('advise', { id: previewed.id, body });
      await refreshFrom(popup.page);
      await popup.shows('Use this instead', 'Outline', message);
      await popup.page.close();
      await checkout.reload();
      await eventually(
        'the nudge tells of the advice',
        async () => (await firefox.readNudge(checkout))?.text.includes('Outline') || undefined,
      );
    });

    it('changes its mind: browsers follow when they start the next time', async () => {
      fleet.setPolicy({ ...publisher.policy, contactName: 'Jo in IT', languages: ['de'] });
      expect((await firefox.stored('policy')).policy.contactName).toBe('Priya in IT');
      await restart();
      await runs('0.1.0');
      await eventually('the browser knows of Jo', async () => {
        const { contactName } = (await firefox.stored('policy')).policy;
        return contactName === 'Jo in IT' || undefined;
      });
    });

    it('rolls out a new version: nothing on its way is lost, no page complains', async () => {
      checkout = await firefox.open(
        publisher.site.url('lumen-notes', '/checkout?plan=team&seats=9'),
      );
      const nudge = await eventually('there is a nudge', () => firefox.readNudge(checkout));
      expect(nudge.title).toContain('lieber Outline nehmen');
      publisher.connect(false);
      const page = await firefox.openExtensionPage('options.html');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
      const request = await sendFrom(page);
      await page.close();
      fleet.release('0.1.1');
      // By itself: Firefox looks for updates as often as its settings say.
      await runs('0.1.1', 110);
      const waiting = (await firefox.stored('consultations')).map((record) => record.request.id);
      expect(waiting).toContain(request);
      expect(await publisher.received(request)).toBeUndefined();

      publisher.connect(true);
      const newer = await firefox.openExtensionPage('options.html');
      await refreshFrom(newer);
      await eventually('the desk has the request', () => publisher.received(request));
      await newer.close();

      await checkout.bringToFront();
      await checkout.mouse.click(300, 500);
      const after = await firefox.open(
        publisher.site.url('lumen-notes', '/checkout?plan=team&seats=12'),
      );
      await eventually('there is a nudge of the new version', () => firefox.readNudge(after));
      expect(await firefox.complaints()).toEqual([]);
    });

    it('takes the policy back: the extension knows of no desk and may be removed, or is by a policy that blocks it', async () => {
      fleet.takePolicyBack();
      await restart();
      await runs('0.1.1');
      await eventually(
        'no policy is left',
        async () => !(await firefox.stored('policy')).managed || undefined,
      );
      expect((await firefox.stored('connection')).state).toBe('no-desk');

      const file = fleet.setPolicy(publisher.policy);
      const { policies } = JSON.parse(readFileSync(file, 'utf8'));
      policies.ExtensionSettings[FIREFOX_ADDON_ID] = { installation_mode: 'blocked' };
      writeFileSync(file, JSON.stringify({ policies }));
      await restart();
      await eventually(
        'the extension is gone',
        async () => (await firefox.version()) === undefined || undefined,
      );
    });

    async function openPopup(): Promise<Page> {
      const page = await firefox.openExtensionPage('options.html');
      const tab = await page.evaluate(
        async (url) => (await browser.tabs.query({})).find((tab) => tab.url === url)?.id,
        checkout.url(),
      );
      await page.close();
      return firefox.openExtensionPage(`popup.html?view=tab&tab=${tab}`);
    }
  },
);
