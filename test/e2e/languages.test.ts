import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Policy } from '../../lib/policy/policy.ts';
import { findChromium } from '../../scripts/browser.ts';
import { type DemoSite, startDemoSite } from '../../scripts/demo-site.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { LUMEN } from './checkouts.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { Popup } from './popup.ts';

const executablePath = findChromium();

const languageOf = (page: Page) => page.evaluate(() => document.documentElement.lang);

describe.skipIf(!executablePath || !canWritePolicies())(
  'an organisation that speaks German or Japanese, in a browser that speaks English',
  () => {
    let site: DemoSite;
    let policy: PolicyFile;
    let chromium: Chromium;

    const setPolicy = (languages: Policy['languages']) => {
      policy = writeChromiumPolicy(executablePath!, {
        contactName: 'Priya aus der IT',
        mailTo: 'it@corp.example',
        dataConsent: true,
        firstRun: false,
        languages,
      });
    };

    beforeAll(async () => {
      site = await startDemoSite();
      setPolicy(['de', 'ja']);
      chromium = await startChromium({ executablePath: executablePath!, headless: true });
      await eventually('the policy counts', async () =>
        (await chromium.stored('connection')).state === 'direct' ? true : undefined,
      );
    });
    afterAll(async () => {
      await chromium?.close();
      policy?.remove();
      await site?.stop();
    });

    it('asks its buyers in German, in the page and in the popup', async () => {
      const checkout = await LUMEN.open({ chromium, site });
      const { title } = await waitForNudge(checkout, LUMEN.vendor);
      expect(title).toContain('Fragen Sie zuerst Priya aus der IT');
      const popup = new Popup(await chromium.openPopup(checkout));
      await popup.shows('Fragen Sie zuerst Priya aus der IT');
      expect(await languageOf(popup.page)).toBe('de');
    });

    it('has the settings say so', async () => {
      const settings = await chromium.openExtensionPage('options.html');
      await new Popup(settings).shows('Deutsch', 'Japanisch', 'Ihre Organisation will es so');
      expect(await languageOf(settings)).toBe('de');
      await settings.close();
    });

    it('has English spoken again from the moment it allows that', async () => {
      setPolicy(['de', 'en']);
      await eventually('the policy has changed', async () =>
        (await chromium.stored('policy')).policy.languages?.includes('en') ? true : undefined,
      );
      const settings = await chromium.openExtensionPage('options.html');
      await new Popup(settings).shows('English. Your organisation wants it so');
      expect(await languageOf(settings)).toBe('en-US');
      await settings.close();
    });
  },
);
