import type { Page, Target } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type Variants, serveVariants } from './checkout-variants.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { waitForNudge } from './nudge.ts';
import {
  type OrdinaryPage,
  type OrdinaryWeb,
  ordinaryPages,
  serveOrdinary,
} from './ordinary-web.ts';

const PAGES = ordinaryPages(200);
const WINDOWS = 16;
/** Longer than the gate's last look at a page. */
const LAST_LOOK_MS = 9000;
/** Longer than its second one. */
const STAY_MS = 1100;

let chromium: Chromium;
let web: OrdinaryWeb;
let checkouts: Variants;

beforeAll(async () => {
  [web, checkouts] = await Promise.all([serveOrdinary(PAGES), serveVariants()]);
  chromium = await startChromium({ executablePath: needChromium(console.log), headless: true });
  await chromium.greeted();
});
afterAll(async () => {
  await chromium?.close();
  await Promise.all([web?.stop(), checkouts?.stop()]);
});

describe('a browsing session', () => {
  it('of 200 ordinary pages starts the background worker not once, and a checkout does', async () => {
    await chromium.atRest();
    await chromium.killWorker();
    const starts: string[] = [];
    const started = (target: Target) => {
      if (target.type() === 'service_worker') starts.push(target.url());
    };
    chromium.browser.on('targetcreated', started);
    const complaints: string[] = [];

    const visited = await Promise.all(
      Array.from({ length: WINDOWS }, async (_, window) => {
        const page = await chromium.browser.newPage({ type: 'window' });
        page.on('pageerror', (error) => complaints.push(`${page.url()}: ${String(error)}`));
        const mine = PAGES.filter((_, index) => index % WINDOWS === window);
        for (const ordinary of mine) await visit(page, ordinary);
        return mine.length;
      }),
    );
    await later(LAST_LOOK_MS);

    expect(visited.reduce((sum, count) => sum + count)).toBe(200);
    expect(complaints).toEqual([]);
    expect(starts).toEqual([]);

    const page = await chromium.open(checkouts.url('plain'));
    await waitForNudge(page);
    expect(starts).toHaveLength(1);
  }, 240_000);
});

async function visit(page: Page, ordinary: OrdinaryPage): Promise<void> {
  await page.goto(web.url(ordinary));
  await page.mouse.wheel({ deltaY: 600 });
  if (ordinary.press) await (await page.$(`aria/${ordinary.press}`))!.click();
  await later(STAY_MS);
}

const later = (ms: number) => new Promise((done) => setTimeout(done, ms));
