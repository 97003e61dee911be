import { cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser } from 'puppeteer-core';

import { VERSION } from '../../lib/places.ts';
import type { StateValue } from '../../lib/state.ts';
import { launch, median } from './measure.ts';

const ROUNDS = 25;
/** By then the background has done its first round, and opened the first-run page, which would stand in front. */
const REST_MS = 7000;
const SETTLE_MS = 300;
const TAB = '7';

const SIGHTINGS: StateValue<'sightings'> = {
  [TAB]: {
    id: '00000000-0000-4000-8000-000000000001',
    seenAt: '2026-01-01T00:00:00.000Z',
    url: 'https://acme.example/checkout',
    language: 'en',
    vendor: { name: 'Acme', domain: 'acme.example' },
    offer: { plan: 'Team', seats: 5, price: { minor: 6000, currency: 'EUR' }, period: 'month' },
    evidence: [],
    score: 0.99,
  },
};

/** In milliseconds: from the navigation to the first paint with the content in it; main-thread tasks until it rests. */
export interface Opening {
  paintedAt: number;
  tasks: number;
}

/** The popup at a checkout, and a popup of React with nothing in it (`empty`), opened by turns. */
export async function popupCost(
  extension: string,
  empty: string,
): Promise<{ ours: Opening; empty: Opening }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-popup-'));
  cpSync(extension, folder, { recursive: true });
  writeFileSync(path.join(folder, 'empty.js'), empty);
  writeFileSync(
    path.join(folder, 'empty.html'),
    '<!doctype html><body></body><script src="empty.js"></script>',
  );
  const browser = await launch();
  try {
    const id = await browser.installExtension(folder);
    await sleep(REST_MS);
    const at = (file: string) => `chrome-extension://${id}/${file}`;
    await storeSightings(browser, at('welcome.html'));
    const ours: Opening[] = [];
    const theirs: Opening[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      theirs.push(await open(browser, at('empty.html')));
      ours.push(await open(browser, at(`popup.html?tab=${TAB}`)));
    }
    return { ours: usual(ours), empty: usual(theirs) };
  } finally {
    await browser.close();
  }
}

/** Leaves the page open: the process of the extension is then a warm one for every opening. */
async function storeSightings(browser: Browser, url: string): Promise<void> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.evaluate(
    (value, version) =>
      (
        globalThis as never as { chrome: typeof import('wxt/browser').browser }
      ).chrome.storage.session.set({ sightings: { v: version, value } }),
    SIGHTINGS,
    VERSION,
  );
}

async function open(browser: Browser, url: string): Promise<Opening> {
  const page = await browser.newPage();
  await page.setViewport({ width: 380, height: 600 });
  await page.evaluateOnNewDocument(watchForContent);
  const before = await page.metrics();
  await page.goto(url);
  await page.waitForFunction('globalThis.paintedAt', { polling: 50 });
  await sleep(SETTLE_MS);
  const after = await page.metrics();
  const paintedAt = Number(await page.evaluate('globalThis.paintedAt'));
  await page.close();
  return { paintedAt, tasks: ((after.TaskDuration ?? 0) - (before.TaskDuration ?? 0)) * 1000 };
}

/** In the page: notes when the frame that first has a `main` in it has been painted; the background is left out of it. */
function watchForContent() {
  const scope = globalThis as never as {
    chrome: typeof import('wxt/browser').browser;
    paintedAt: number;
  };
  scope.chrome.runtime.sendMessage = (async () => ({ ok: true })) as never;
  const watch = new MutationObserver(() => {
    if (!document.querySelector('main')) return;
    watch.disconnect();
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => (scope.paintedAt = performance.now()));
    port1.start();
    requestAnimationFrame(() => port2.postMessage(''));
  });
  watch.observe(document, { childList: true, subtree: true });
}

/** The first opening compiles. */
function usual([, ...openings]: Opening[]): Opening {
  return {
    paintedAt: median(openings.map(({ paintedAt }) => paintedAt)),
    tasks: median(openings.map(({ tasks }) => tasks)),
  };
}
