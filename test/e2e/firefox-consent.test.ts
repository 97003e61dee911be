import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { eventually } from './eventually.ts';
import { type FirefoxFleet, startFirefoxFleet } from './firefox-fleet.ts';
import { type ManagedFirefox, findManageableFirefox } from './managed-firefox.ts';
import { sendFrom } from './publisher.ts';

const executablePath = findManageableFirefox();

describe.skipIf(!executablePath)(
  'an organisation that installs the extension in Firefox, and does not say that it holds consent',
  () => {
    let fleet: FirefoxFleet;
    let firefox: ManagedFirefox;
    let request: string;

    /** What browsers have asked of the desk, but for the extension itself. */
    const calls = () =>
      fleet.publisher.desk
        .log()
        .split('\n')
        .filter((line) => line.includes('/v1/'));

    beforeAll(async () => {
      fleet = await startFirefoxFleet(executablePath!, (told) => {
        const { dataConsent: _, ...silent } = told;
        return silent;
      });
      firefox = fleet.firefox();
    });
    afterAll(() => fleet?.stop());

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
      await eventually('the desk has the request', () => fleet.publisher.received(request));
      expect((await firefox.stored('connection')).state).toBe('enrolled');
      expect(calls().length).toBeGreaterThan(0);
    });
  },
);
