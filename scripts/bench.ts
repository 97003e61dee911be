/** npm run bench [-- --json FILE]: what gate, detector and popup cost, as ratios within one run on this machine. */
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { bundle } from './bench/bundle.ts';
import { lookCost, spottingCost } from './bench/detector.ts';
import { loadCosts } from './bench/gate.ts';
import { popupCost } from './bench/popup.ts';
import { built } from './builds.ts';

const { values } = parseArgs({ options: { json: { type: 'string' } } });
const extension = built('chrome');
const gate = path.join(extension, 'gate.js');

const loads = await loadCosts(gate);
const [small, large] = [await lookCost(5000), await lookCost(100_000)];
const spotting = [await spottingCost(extension, 5000), await spottingCost(extension, 100_000)];
const popup = await popupCost(extension, await bundle('empty-popup.tsx'));

const results = {
  gate: {
    bytes: bytes('gate.js'),
    vsEmpty: ratio(loads.gate.tasks, loads.empty.tasks),
    vsPeers: {
      autoconsent: ratio(loads.gate.tasks, loads.autoconsent.tasks),
      ghostery: ratio(loads.gate.tasks, loads.ghostery.tasks),
    },
  },
  detector: {
    ms5000: round(small.changed),
    ms100000: round(large.changed),
    /** A look that finds the page as it was. */
    again5000Ms: round(small.unchanged),
    longestTaskMs: round(Math.max(...spotting.map(({ longest }) => longest))),
    /** Gate to nudge and a second look, all tasks together. */
    whole5000Ms: round(spotting[0]!.all),
    spotterBytes: bytes('knowledge.js') + bytes('spotter.js'),
  },
  popup: {
    vsEmpty: ratio(popup.ours.paintedAt, popup.empty.paintedAt),
    tasksVsEmpty: ratio(popup.ours.tasks, popup.empty.tasks),
    paintedAtMs: round(popup.ours.paintedAt),
  },
};
console.log('an ordinary page, main-thread tasks / script alone, ms (median):');
for (const [name, { tasks, script }] of Object.entries(loads))
  console.log(
    `  ${name.padEnd(12)} ${tasks.toFixed(1).padStart(7)} ${script.toFixed(1).padStart(7)}`,
  );
console.log(JSON.stringify(results, null, 2));
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);

function ratio(ours: number, theirs: number): number {
  return round(ours / theirs);
}

function bytes(file: string): number {
  return statSync(path.join(extension, file)).size;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
