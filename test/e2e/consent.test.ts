import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findChromium } from '../../scripts/browser.ts';
import {
  type PolicyFile,
  canWritePolicies,
  writeChromiumPolicy,
} from '../../scripts/policy-file.ts';
import { type RunningDesk, startDesk } from '../desk/start-desk.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { DeskAdmin } from './desk-admin.ts';
import { eventually } from './eventually.ts';
import { sendFrom } from './publisher.ts';

const executablePath = findChromium();

describe.skipIf(!executablePath || !canWritePolicies())(
  'an organisation that does not say that it holds consent',
  () => {
    let desk: RunningDesk;
    let admin: DeskAdmin;
    let policy: PolicyFile;
    let chromium: Chromium;
    let welcome: Page;

    beforeAll(async () => {
      desk = await startDesk();
      admin = await DeskAdmin.signIn(desk);
      const { url: deskUrl, enrolmentToken } = desk;
      policy = writeChromiumPolicy(executablePath!, { deskUrl, enrolmentToken, firstRun: false });
      chromium = await startChromium({ executablePath: executablePath!, headless: true });
    });
    afterAll(async () => {
      await chromium?.close();
      policy?.remove();
      await desk?.stop();
    });

    it('has each buyer asked at once, though it switched the first-run page off', async () => {
      const target = await chromium.browser.waitForTarget(
        (target) => target.url().endsWith('/welcome.html'),
        { timeout: 60_000 },
      );
      welcome = await target.asPage();
      expect(await welcome.waitForSelector('aria/What is sent')).not.toBeNull();
    });

    it('hears nothing from the browser, which keeps what is sent and says why', async () => {
      await sendFrom(welcome);
      await eventually('the request waits for consent', async () => {
        const [record] = await chromium.stored('consultations');
        const delivery = record?.delivery;
        return delivery?.state === 'waiting' && delivery.because === 'no-consent'
          ? true
          : undefined;
      });
      expect((await chromium.stored('connection')).state).toBe('no-consent');
      expect((await admin.call('credentials')).items).toEqual([]);
      expect((await admin.call('list')).items).toEqual([]);
    });

    it('hears it once the buyer agrees', async () => {
      await welcome.locator('aria/I agree[role="button"]').click();
      await eventually('the desk has the request', async () => {
        const { items } = await admin.call('list');
        return items.length === 1 ? true : undefined;
      });
      expect((await chromium.stored('connection')).state).toBe('enrolled');
    });
  },
);
