import { setTimeout as sleep } from 'node:timers/promises';

import type { Page } from 'puppeteer-core';

import { bundle } from './bundle.ts';
import { launch, median, serve } from './measure.ts';
import { checkoutPage } from './pages.ts';
import { mainThreadOf, tasksDuring, worked } from './tasks.ts';

const LOOKS = 15;
const APP = 'https://app.northstride.example';
/** By then the background has done its first round, and opened the first-run page, which would stand in front. */
const REST_MS = 7000;
const SETTLE_MS = 3000;
/** Long enough for the look, the nudge, and a look again after a change of the page. */
const WATCHED_MS = 3000;

/** The page's own work, which it has done long before it is looked at again. */
const REDRAWN = 'new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))';

/**
 * Milliseconds that a look at a page of `nodes` nodes keeps its main thread, where the order has changed since the last
 * one and where nothing has: the first compiles, the medians do not.
 */
export async function lookCost(nodes: number): Promise<{ changed: number; unchanged: number }> {
  const script = await bundle('look-entry.ts');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await serve(page, checkoutPage(nodes));
    await page.goto(`${APP}/upgrade`);
    await page.evaluate(script);
    const thread = await mainThreadOf(page);
    const lookOnce = async () => {
      const before = await worked(thread);
      const seen = await page.evaluate('lookOnce()');
      if (!seen) throw new Error(`The checkout among ${nodes} nodes was not spotted.`);
      return (await worked(thread)).tasks - before.tasks;
    };
    const changed: number[] = [];
    const unchanged: number[] = [];
    for (let round = 1; round <= LOOKS; round++) {
      await page.evaluate(
        `document.querySelector('form p').textContent = '${round} seats × $8.00'; ${REDRAWN}`,
      );
      changed.push(await lookOnce());
      unchanged.push(await lookOnce());
    }
    return { changed: median(changed), unchanged: median(unchanged) };
  } finally {
    await browser.close();
  }
}

/** What spotting a checkout adds to a page at rest: each task, and all together, in milliseconds. */
export interface Spotting {
  longest: number;
  all: number;
}

/**
 * The built extension meets an order form of `nodes` nodes: the page becomes one by its card field, and says so as apps
 * do that go back and forth. Not by an address of its own: to mark the links to it, the browser alone works for 40 ms
 * on the largest page. Counted is all of it: gate, injection and compiling of the spotter, first look, the nudge, and a
 * look again after the page has changed.
 */
export async function spottingCost(extension: string, nodes: number): Promise<Spotting> {
  const browser = await launch();
  try {
    await browser.installExtension(extension);
    await sleep(REST_MS);
    const page = await browser.newPage();
    await serve(page, checkoutPage(nodes, 'name="card"'));
    await page.goto(`${APP}/home`, { waitUntil: 'load' });
    await page.bringToFront();
    // The first frame that is drawn anew is when the browser reads a page's text, for itself.
    await page.evaluate(`document.querySelector('h1').append('!')`);
    await sleep(SETTLE_MS);
    if (await isNudged(page)) throw new Error('The gate opened before it was to.');
    const tasks = await tasksDuring(
      page,
      async () => {
        await page.evaluate(`document.querySelector('[name=card]').autocomplete = 'cc-number'`);
        await page.evaluate(`dispatchEvent(new PopStateEvent('popstate'))`);
        await sleep(WATCHED_MS);
        await page.evaluate(`document.querySelector('h1').className = 'settled'`);
      },
      WATCHED_MS,
    );
    if (!(await isNudged(page))) throw new Error(`No nudge at the checkout among ${nodes} nodes.`);
    return { longest: Math.max(...tasks), all: tasks.reduce((sum, task) => sum + task, 0) };
  } finally {
    await browser.close();
  }
}

const isNudged = async (page: Page): Promise<boolean> =>
  (await page.$('html > [popover]')) !== null;
