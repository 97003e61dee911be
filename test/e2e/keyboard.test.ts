import type { KeyInput, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { LUMEN } from './checkouts.ts';
import { eventually } from './eventually.ts';
import { waitForNudge } from './nudge.ts';
import { Popup } from './popup.ts';
import { type World, startWorld } from './world.ts';

const MOST_PRESSES = 12;

let world: World;

beforeAll(async () => {
  world = await startWorld({ executablePath: needChromium(console.log), headless: true });
});
afterAll(() => world?.stop());

it(`leads from the nudge to the sent request without a mouse, in at most ${MOST_PRESSES} key presses`, async () => {
  const { chromium, admin } = world;
  const page = await LUMEN.open(world);
  await waitForNudge(page);
  await focusNudge(page);
  let presses = 0;
  const press = async (on: Page, key: KeyInput) => {
    presses += 1;
    await on.keyboard.press(key);
  };

  const opens = chromium.browser.waitForTarget((target) => target.url().includes('/popup.html'));
  await press(page, 'Enter');
  const popup = new Popup(await (await opens).asPage());
  await popup.shows('Start');
  await press(popup.page, 'Enter');
  while (await isAsked(popup.page)) await press(popup.page, '2');
  await popup.shows('Ask Priya in IT');
  await press(popup.page, 'Enter');
  const { id } = await popup.previewed();
  await press(popup.page, 'Enter');

  await eventually('the desk has the request', async () =>
    (await admin.call('list')).items.some((item) => item.id === id) ? true : undefined,
  );
  expect(presses).toBeLessThanOrEqual(MOST_PRESSES);
});

/** Whether the popup shows a question, not the assessment yet. */
async function isAsked(page: Page): Promise<boolean> {
  const shown = await page.waitForSelector('.choice, .chip');
  return shown!.evaluate((node) => node.matches('.choice'));
}

/** Where the nudge has the focus already, or a Tab away from the page's own fields. */
async function focusNudge(page: Page): Promise<void> {
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.matches('[popover]'))) return;
  }
  throw new Error('Tab never reached the nudge');
}
