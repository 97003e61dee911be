/** npm run bench [-- --json FILE]: what gate, detector and popup cost, as ratios within one run on this machine. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { type Rolldown, build } from 'vite';

import { contentScriptExtension, costOfLoading, launch, median, serve } from './bench/measure.ts';
import { checkoutPage, ordinaryPage } from './bench/pages.ts';
import { popupCost } from './bench/popup.ts';
import { built } from './builds.ts';

const LOADS = 15;
const LOOKS = 9;
const PARAGRAPHS = 300;
const PAGE = 'https://harbour.example/2026/the-first-boats';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const extension = built('chrome');
const gate = path.join(extension, 'gate.js');

const scripts = {
  empty: contentScriptExtension('empty', ';', 'document_idle'),
  gate: contentScriptExtension('gate', readFileSync(gate, 'utf8'), 'document_idle'),
  autoconsent: contentScriptExtension('autoconsent', peer(), 'document_start'),
};
const loads = new Map<string, { tasks: number; script: number }>();
for (const [name, folder] of Object.entries(scripts)) loads.set(name, await loadCost(folder));
const small = await lookCost(5000);
const large = await lookCost(100_000);
const popup = await popupCost(extension, await bundle('empty-popup.tsx'));

const results = {
  gate: {
    bytes: statSync(gate).size,
    vsEmpty: ratio(loads.get('gate')!.tasks, loads.get('empty')!.tasks),
    vsPeers: { autoconsent: ratio(loads.get('gate')!.tasks, loads.get('autoconsent')!.tasks) },
  },
  detector: {
    ms5000: round(small.took),
    ms100000: round(large.took),
    longestTaskMs: round(Math.max(small.longest, large.longest)),
  },
  popup: {
    vsEmpty: ratio(popup.ours.paintedAt, popup.empty.paintedAt),
    tasksVsEmpty: ratio(popup.ours.tasks, popup.empty.tasks),
    paintedAtMs: round(popup.ours.paintedAt),
  },
};
console.log('an ordinary page, main-thread tasks / script alone, ms (median):');
for (const [name, { tasks, script }] of loads)
  console.log(
    `  ${name.padEnd(12)} ${tasks.toFixed(1).padStart(7)} ${script.toFixed(1).padStart(7)}`,
  );
console.log(JSON.stringify(results, null, 2));
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

/** The content script of a peer, from its own package, which exports its library but not its extension. */
function peer(): string {
  const file = '../node_modules/@duckduckgo/autoconsent/dist/addon-mv3/content.bundle.js';
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

async function loadCost(folder: string): Promise<{ tasks: number; script: number }> {
  const browser = await launch();
  try {
    await browser.installExtension(folder);
    const page = await browser.newPage();
    await serve(page, ordinaryPage(PARAGRAPHS));
    await costOfLoading(page, PAGE);
    const costs = [];
    for (let left = LOADS; left > 0; left--) costs.push(await costOfLoading(page, PAGE));
    return {
      tasks: median(costs.map(({ tasks }) => tasks)),
      script: median(costs.map(({ script }) => script)),
    };
  } finally {
    await browser.close();
  }
}

/** Looks again and again at one page: the first look also compiles, the median does not. */
async function lookCost(nodes: number): Promise<{ took: number; longest: number }> {
  const script = await bundle('look-entry.ts');
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await serve(page, checkoutPage(nodes));
    await page.goto('https://app.northstride.example/upgrade');
    await page.evaluate(script);
    const { took, longest, seen } = (await page.evaluate(`timeLooks(${LOOKS})`)) as {
      took: number[];
      longest: number;
      seen: boolean;
    };
    if (!seen) throw new Error(`The checkout among ${nodes} nodes was not spotted.`);
    return { took: median(took), longest };
  } finally {
    await browser.close();
  }
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: {
        entry: path.join(fileURLToPath(new URL('bench/', import.meta.url)), entry),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [{ output: chunks }] = output as [Rolldown.RolldownOutput];
  return chunks[0].code;
}

function ratio(ours: number, theirs: number): number {
  return round(ours / theirs);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
