/**
 * Pictures of every state of the extension's pages and of the nudge, to be looked at: both themes, a narrow window, a
 * tab, a language with long words and one that runs from right to left. `npm run pictures -- [FOLDER] [PART OF A STATE'S NAME]`
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import { serveVariants } from '../test/e2e/checkout-variants.ts';
import { startChromium } from '../test/e2e/chromium.ts';
import { NUDGE_STATES, openNudgeState } from '../test/e2e/nudge-states.ts';
import { type Look, type UiState, UI_STATES, UiStates } from '../test/e2e/ui-states.ts';
import { needChromium } from './browser.ts';
import { say } from './terminal.ts';

interface Series {
  language: string;
  looks: (Look & { name: string; view?: 'tab' })[];
}

const SERIES: Series[] = [
  {
    language: 'en-US',
    looks: [
      { name: 'light', scheme: 'light', width: 380 },
      { name: 'dark', scheme: 'dark', width: 380 },
      { name: 'narrow', scheme: 'light', width: 320 },
      { name: 'tab', scheme: 'light', width: 900, view: 'tab' },
    ],
  },
  { language: 'de', looks: [{ name: 'de', scheme: 'light', width: 380 }] },
  { language: 'ar', looks: [{ name: 'ar', scheme: 'dark', width: 380 }] },
];

const [folder = path.join('.run', 'pictures'), part = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const series of SERIES) await take(series);
for (const language of ['en-US', 'de', 'ar']) await takeNudges(language);
say(`Pictures are in ${folder}`);

async function take({ language, looks }: Series): Promise<void> {
  const chromium = await startChromium({
    executablePath: needChromium(say),
    headless: true,
    language,
  });
  try {
    const states = await UiStates.of(chromium);
    for (const state of UI_STATES.filter(({ name }) => name.includes(part))) {
      for (const { name, view, ...look } of looks) {
        const page = await states.open(view ? inTab(state) : state, look);
        const file = path.join(folder, `${state.name}-${name}.png`);
        // Not `fullPage`: it shifts pages that run from right to left.
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewport({ width: look.width, height });
        await page.screenshot({ path: file as `${string}.png` });
        await page.close();
      }
    }
  } finally {
    await chromium.close();
  }
}

async function takeNudges(language: string): Promise<void> {
  const chromium = await startChromium({
    executablePath: needChromium(say),
    headless: true,
    language,
  });
  const site = await serveVariants();
  const variants = language === 'ar' ? (['rtl'] as const) : (['plain', 'dark'] as const);
  try {
    await chromium.greeted();
    for (const state of NUDGE_STATES.filter(({ name }) => `nudge-${name}`.includes(part))) {
      for (const variant of variants) {
        for (const width of [1000, 320]) {
          const page = await openNudgeState(chromium, site, state, { variant, width });
          const name = `nudge-${state.name}-${language}-${variant}-${width}.png`;
          await page.screenshot({ path: path.join(folder, name) as `${string}.png` });
          await page.close();
        }
      }
    }
  } finally {
    await chromium.close();
    await site.stop();
  }
}

function inTab(state: UiState): UiState {
  return state.page.startsWith('popup') ? { ...state, page: `${state.page}&view=tab` } : state;
}
