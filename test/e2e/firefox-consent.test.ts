import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { built } from '../../scripts/builds.ts';
import { type PolicyFile, writeFirefoxPolicy } from '../../scripts/policy-file.ts';
import { firefoxHosted } from '../../scripts/release/self-hosted.ts';
import { readFolder } from '../../scripts/release/zip.ts';
import { eventually } from './eventually.ts';
import {
  type ManagedFirefox,
  findManageableFirefox,
  startManagedFirefox,
} from './managed-firefox.ts';
import { type Publisher, sendFrom, startPublisher } from './publisher.ts';
import { type SecureFront, startSecureFront } from './secure-front.ts';

const executablePath = findManageableFirefox();

describe.skipIf(!executablePath)(
  'an organisation that installs the extension in Firefox, and does not say that it holds consent',
  () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'firefox-'));
    let publisher: Publisher;
    let front: SecureFront;
    let policy: PolicyFile | undefined;
    let firefox: ManagedFirefox;
    let request: string;

    /** What browsers have asked of the desk, but for the extension itself. */
    const calls = () =>
      publisher.desk
        .log()
        .split('\n')
        .filter((line) => line.includes('/v1/'));

    beforeAll(async () => {
      publisher = await startPublisher();
      front = await startSecureFront(publisher.desk.url);
      const hosting = { baseUrl: `${front.url}/ext`, version: '0.1.0' };
      publisher.publish(firefoxHosted(readFolder(built('firefox')), hosting));
      const { dataConsent: _, ...told } = publisher.policy;
      policy = writeFirefoxPolicy(told, {
        installUrl: `${front.url}/ext/right-purchase.xpi`,
        isUnsigned: true,
        authority: front.authority,
      });
      firefox = await startManagedFirefox(executablePath!, profile);
    });
    afterAll(async () => {
      policy?.remove();
      await firefox?.close();
      await front?.stop();
      await publisher?.stop();
      rmSync(profile, { recursive: true, maxRetries: 5 });
    });

    it('has each buyer asked at once, though it switched the first-run page off', async () => {
      const welcome = await eventually('the first-run page is there', async () =>
        (await firefox.tabs()).find((url) => url.endsWith('/welcome.html')),
      );
      expect(welcome).toMatch(/^moz-extension:/);
    });

    it('hears nothing from the browser, which keeps what is sent and says why', async () => {
      const page = await firefox.openExtensionPage('options.html');
      request = await sendFrom(page);
      await page.close();
      const delivery = await eventually('the request waits for consent', async () => {
        const [record] = await firefox.stored('consultations');
        return record?.delivery.state === 'waiting' ? record.delivery : undefined;
      });
      expect(delivery).toMatchObject({ because: 'no-consent' });
      expect((await firefox.stored('connection')).state).toBe('no-consent');
      expect(calls()).toEqual([]);
    });

    it('hears it once the buyer agrees', async () => {
      const welcome = await firefox.openExtensionPage('welcome.html');
      await welcome.locator('::-p-xpath(//button[text()="I agree"])').click();
      await eventually('the desk has the request', () => publisher.received(request));
      expect((await firefox.stored('connection')).state).toBe('enrolled');
      expect(calls().length).toBeGreaterThan(0);
    });
  },
);
