import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { needChromium } from '../../scripts/browser.ts';
import { type Chromium, startChromium } from './chromium.ts';
import { UI_STATES, UiStates } from './ui-states.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LANGUAGES = ['en-US', 'ar'];

describe.each(LANGUAGES)('every state of the pages, in %s', (language) => {
  let chromium: Chromium;
  let states: UiStates;

  beforeAll(async () => {
    chromium = await startChromium({
      executablePath: needChromium(console.log),
      headless: true,
      language,
    });
    states = await UiStates.of(chromium);
  });
  afterAll(() => chromium?.close());

  it('the preview opens with the request itself in view', async () => {
    const preview = UI_STATES.find(({ name }) => name === 'preview')!;
    const page = await states.open(preview, { scheme: 'light', width: 380 });
    const seen = await page.evaluate(() => {
      const foot = document.querySelector('.foot')!.getBoundingClientRect().top;
      const rows = [...document.querySelectorAll('.request-rows > div')];
      return rows.filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= foot;
      }).length;
    });
    expect(seen).toBeGreaterThanOrEqual(8);
    await page.close();
  });

  it.each(UI_STATES.map((state) => [state.name, state] as const))(
    '%s can be used by everybody, in both themes, and stays within a narrow window',
    async (_, state) => {
      for (const scheme of ['light', 'dark'] as const) {
        const page = await states.open(state, { scheme, width: 380 });
        const complaints: string[] = [];
        page.on('pageerror', (error) => complaints.push(String(error)));
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await page.setViewport({ width: 320, height: 600 });
        expect(await overflow(page)).toBe(0);
        await page.close();
      }
    },
  );
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: typeof import('axe-core') };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
  });
}

/** Pixels by which the page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
