import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Browser, Page } from 'puppeteer-core';

import { bundle } from './bundle.ts';
import { contentScriptExtension, launch, median, serve } from './measure.ts';
import { ordinaryPage } from './pages.ts';
import { mainThreadOf, worked } from './tasks.ts';

const LOADS = 11;
const PARAGRAPHS = 300;
const PAGE = 'https://harbour.example/2026/the-first-boats';
/** The gate asks again a second after the page was idle. */
const SETTLE_MS = 1300;

/** Milliseconds of main-thread tasks, and of script alone. */
export interface Load {
  tasks: number;
  script: number;
}

export type Content = 'empty' | 'gate' | 'autoconsent' | 'ghostery';

/** What one ordinary page costs with each content script in it, by turns in browsers of their own. */
export async function loadCosts(gate: string): Promise<Record<Content, Load>> {
  const scripts: Record<Content, [script: string, runAt: string]> = {
    empty: [';', 'document_idle'],
    gate: [readFileSync(gate, 'utf8'), 'document_idle'],
    autoconsent: [autoconsent(), 'document_start'],
    ghostery: [await bundle('ghostery-entry.ts'), 'document_start'],
  };
  const browsers: Browser[] = [];
  try {
    const tabs = new Map<Content, Page>();
    const loads: Record<Content, Load[]> = { empty: [], gate: [], autoconsent: [], ghostery: [] };
    for (const name of Object.keys(scripts) as Content[]) {
      const browser = await launch();
      browsers.push(browser);
      await browser.installExtension(contentScriptExtension(name, ...scripts[name]));
      const page = await browser.newPage();
      await serve(page, ordinaryPage(PARAGRAPHS));
      tabs.set(name, page);
    }
    for (let round = 0; round <= LOADS; round++)
      for (const [name, page] of tabs) loads[name].push(await costOfLoading(page));
    return {
      empty: usual(loads.empty),
      gate: usual(loads.gate),
      autoconsent: usual(loads.autoconsent),
      ghostery: usual(loads.ghostery),
    };
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
  }
}

/** The content script of a peer, from its own package, which exports its library but not its extension. */
function autoconsent(): string {
  const file = '../../node_modules/@duckduckgo/autoconsent/dist/addon-mv3/content.bundle.js';
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

/** From the navigation until the page has settled. */
async function costOfLoading(page: Page): Promise<Load> {
  await page.goto('about:blank');
  const thread = await mainThreadOf(page);
  const before = await worked(thread);
  await page.goto(PAGE, { waitUntil: 'load' });
  await sleep(SETTLE_MS);
  const after = await worked(thread);
  await thread.detach();
  return { tasks: after.tasks - before.tasks, script: after.script - before.script };
}

/** The first load of each warms up. */
function usual([, ...loads]: Load[]): Load {
  return {
    tasks: median(loads.map(({ tasks }) => tasks)),
    script: median(loads.map(({ script }) => script)),
  };
}
