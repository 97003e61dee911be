/**
 * Pictures of IT's inbox with the requests of a quarter, to be looked at: both themes, wide and narrow, and
 * languages that are long, unspaced and right to left; those of the guide go to docs/images. `npm run pictures:inbox -- [FOLDER] [PART OF A STATE'S NAME]`
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import puppeteer, { type ElementHandle, type Page } from 'puppeteer-core';

import { type BusyDesk, startBusyDesk } from '../test/e2e/busy-desk.ts';
import { needChromium } from './browser.ts';
import { say } from './terminal.ts';

interface State {
  name: string;
  place: (desk: BusyDesk) => string;
  /** What is done once the page is there. */
  act?: (page: Page) => Promise<void>;
  /** Its picture in the guide. */
  guide?: true;
}

/** As somebody pastes it who is looking for what is wrong. */
const WRONG_POLICY = JSON.stringify({
  deskUrl: { Value: 'https://desk.harbour.example' },
  contactName: { Value: 'Priya in IT' },
  nudgeEvryDays: { Value: 14 },
  neverOn: { Value: ['https://*.bank.example/*', '*://*/*'] },
  languages: { Value: ['de', 'tlh'] },
  keepDays: { Value: 'a year' },
});
const SAVED_PAGE = path.join(import.meta.dirname, '../test/pages/lumen-notes/checkout.html');

const newest = ({ ids }: BusyDesk) => `#/open/${ids.at(-2)}`;

const STATES: State[] = [
  { name: 'list', place: () => '#/open' },
  {
    name: 'request',
    place: newest,
    guide: true,
    act: async (page) => {
      if (await page.$('.notes li')) return;
      await page.keyboard.press('n');
      await page
        .locator('.notes textarea')
        .fill('Legal asked for the processing agreement. Waiting for theirs.');
      await page.locator('.notes button[type=submit]').click();
      await page.locator('.notes li').wait();
    },
  },
  {
    name: 'answer',
    place: newest,
    guide: true,
    act: async (page) => {
      await page.keyboard.press('2');
      await page.locator('.answer textarea').wait();
    },
  },
  { name: 'insights', place: () => '#/insights', guide: true },
  { name: 'catalogue', place: () => '#/catalogue' },
  { name: 'fleet', place: () => '#/fleet' },
  { name: 'deploy', place: () => '#/deploy' },
  {
    name: 'check',
    place: () => '#/deploy',
    act: async (page) => {
      await page.locator('[name=pasted]').click();
      await page.keyboard.sendCharacter(WRONG_POLICY);
      await page.locator('[name=address]').fill('https://lumen-notes.example/checkout');
      const input = await page.$('input[name=page]');
      await (input as ElementHandle<HTMLInputElement>).uploadFile(SAVED_PAGE);
      await page.locator('.found form button').click();
      await page.locator('output table').wait();
    },
  },
  { name: 'settings', place: () => '#/settings' },
  {
    name: 'keys',
    place: () => '#/open',
    act: async (page) => {
      await page.keyboard.press('?');
      await page.locator('dialog[open]').wait();
    },
  },
];

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 390, height: 844 };
const LOOKS = [
  { name: 'light', scheme: 'light', language: 'en', size: WIDE },
  { name: 'dark', scheme: 'dark', language: 'en', size: WIDE },
  { name: 'narrow', scheme: 'light', language: 'en', size: NARROW },
  ...['de', 'ja', 'ar'].flatMap((language) => [
    { name: language, scheme: 'light', language, size: WIDE },
    { name: `${language}-narrow`, scheme: 'light', language, size: NARROW },
  ]),
];

const [folder = path.join('.run', 'inbox-pictures'), part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const desk = await startBusyDesk();
const browser = await puppeteer.launch({
  executablePath: needChromium(say),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  const first = await browser.newPage();
  await first.goto(await desk.signInLink());
  await first.locator('.list-pane').wait();
  for (const look of LOOKS)
    for (const state of STATES.filter(({ name }) => name.includes(part))) await take(state, look);
  say(`Pictures are in ${folder}`);
} finally {
  await browser.close();
  await desk.stop();
}

async function take(state: State, look: (typeof LOOKS)[number]): Promise<void> {
  const page = await browser.newPage();
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
  await page.setViewport(look.size);
  await page.evaluateOnNewDocument((tag) => localStorage.setItem('language', tag), look.language);
  const place = state.place(desk);
  await page.goto(`${desk.url}/${place}`);
  await page.waitForNetworkIdle({ idleTime: 300, concurrency: 1 });
  await state.act?.(page);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
    say(`${state.name}-${look.name} is wider than its window`);
  const file = path.join(folder, `${state.name}-${look.name}.png`);
  const fullPage = !place.startsWith('#/open');
  await page.screenshot({ path: file as `${string}.png`, fullPage });
  if (state.guide && look.name === 'light') {
    const picture = path.join('docs', 'images', `it-${state.name}.webp`);
    await page.screenshot({
      path: picture as `${string}.webp`,
      type: 'webp',
      quality: 82,
      fullPage,
    });
  }
  await page.close();
}
