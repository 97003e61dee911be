import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';

import { browserBeside } from './browser-beside.ts';
import { serveVariants } from './checkout-variants.ts';
import { eventually } from './eventually.ts';
import { readNudge, waitForNudge } from './nudge.ts';

const here = browserBeside(serveVariants);

beforeEach(() => here.chromium.store('history', {}));

/** Waits until the background knows of so many checkouts. */
const checkouts = (count: number) =>
  eventually(`the background knows of ${count} checkouts`, async () => {
    const known = Object.keys(await here.chromium.stored('sightings')).length;
    return known === count ? count : undefined;
  });

describe('a checkout', () => {
  it('that the browser prepares ahead is nobody’s until the buyer goes there', async () => {
    const page = await here.chromium.open(here.site.home('plain'));
    await later(3000);
    expect(await here.chromium.stored('sightings')).toEqual({});
    await Promise.all([page.waitForNavigation(), page.click('a')]);
    const wasPrepared = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation');
      return (navigation as unknown as { activationStart: number }).activationStart > 0;
    });
    expect(wasPrepared).toBe(true);
    await waitForNudge(page);
    await page.close();
  });

  it('is left with its page and found again when the browser brings the page back as it was', async () => {
    const page = await here.chromium.open(here.site.url('dark'));
    await waitForNudge(page);
    await page.evaluate(() =>
      addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted })),
    );
    await page.goto(here.site.home('dark'));
    await checkouts(0);
    await page.goBack();
    expect(await page.evaluate(() => (globalThis as { persisted?: boolean }).persisted)).toBe(true);
    expect(await checkouts(1)).toBe(1);
    await waitForNudge(page);
    await page.close();
  });
});

describe('after an update of the extension', () => {
  it('what the old one left in pages goes away in silence', async () => {
    const complaints: string[] = [];
    const watched = async (url: string): Promise<Page> => {
      const page = await here.chromium.open(url);
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => complaints.push(message.text()));
      return page;
    };
    const checkout = await watched(here.site.url('rtl'));
    await waitForNudge(checkout);
    const app = await watched(here.site.url('dialog'));

    await here.chromium.reload();
    await app.bringToFront();
    await app.click('#upgrade');
    await checkout.bringToFront();
    await checkout.mouse.click(300, 500);
    await eventually('the old nudge is gone', async () =>
      (await readNudge(checkout)) ? undefined : true,
    );
    await later(1000);
    expect(await readNudge(app)).toBeUndefined();
    expect(complaints).toEqual([]);
  });
});

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
