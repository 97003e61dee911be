import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from '../../scripts/browser.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { LUMEN, QUILLBOARD } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { policyFor } from './world.ts';

const executablePath = findChromium();

/** In how many worlds of their own extensions run scripts in a page. */
async function scriptsOfExtensions(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  await session.send('Runtime.enable');
  return origins.filter((origin) => origin.startsWith('chrome-extension:')).length;
}

describe.skipIf(!executablePath || !canWritePolicies())(
  'an organisation that has one site alone looked at',
  () => {
    let desk: RunningDesk;
    let site: DemoSite;
    let policy: PolicyFile;
    let chromium: Chromium;

    beforeAll(async () => {
      desk = await startDesk();
      site = await startDemoSite();
      policy = writeChromiumPolicy(executablePath!, {
        ...policyFor(desk),
        onlyOn: ['*://lumen-notes.localhost/*'],
      });
      chromium = await startChromium({ executablePath: executablePath!, headless: true });
    });
    afterAll(async () => {
      await chromium?.close();
      policy?.remove();
      await site?.stop();
      await desk?.stop();
    });

    it('still reaches its desk, though the browser closes all other hosts to the extension', async () => {
      const { state } = await eventually('the browser is enrolled', async () => {
        const connection = await chromium.stored('connection');
        return connection.state === 'enrolled' ? connection : undefined;
      });
      expect(state).toBe('enrolled');
    });

    it('has its checkout spotted, and no other', async () => {
      const elsewhere = await QUILLBOARD.open({ chromium, site });
      const here = await LUMEN.open({ chromium, site });
      await waitForNudge(here, LUMEN.vendor);
      const seen = Object.values(await chromium.stored('sightings')).map(({ url }) => url);
      expect(seen).toHaveLength(1);
      expect(seen[0]).toContain('lumen-notes.localhost');
      expect(await scriptsOfExtensions(here)).toBeGreaterThan(0);
      expect(await scriptsOfExtensions(elsewhere)).toBe(0);
    });
  },
);
