import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';

import { browserBeside } from './browser-beside.ts';
import { type VariantName, serveVariants } from './checkout-variants.ts';
import { NUDGE_STATES, openNudgeState } from './nudge-states.ts';
import { copyOpen } from './nudge.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VARIANTS: VariantName[] = ['plain', 'dark', 'rtl'];

const here = browserBeside(serveVariants);

describe('the nudge can be used by everybody', () => {
  it.each(NUDGE_STATES.map((state) => [state.name, state] as const))(
    'when it says: %s',
    async (_, state) => {
      for (const variant of VARIANTS) {
        const page = await openNudgeState(here.chromium, here.site, state, { variant });
        expect(await violations(page)).toEqual([]);
        await page.close();
      }
    },
  );
});

async function violations(page: Page): Promise<string[]> {
  await copyOpen(page);
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as never as { axe: typeof import('axe-core') };
    const { violations, passes } = await axe.run('#copy');
    // Nothing found because nothing was looked at is no good news.
    if (passes.length < 5) return ['axe did not see the nudge'];
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
    );
  });
}
