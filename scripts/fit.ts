/** npm run fit -- DIR [DIR…]: fits the weights of the evidence on labelled pages and writes lib/checkout/weights.json. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { EVIDENCE } from '../lib/checkout/evidence/table.ts';
import { isWorded } from '../lib/checkout/words/words.ts';
import { type LabelledPage, readLabelledPages } from './labelled-pages.ts';
import {
  type Example,
  chooseThreshold,
  crossValidate,
  fitLogistic,
  logit,
  loss,
} from './logistic.ts';
import { type Probed, probePages } from './probe.ts';

const FOLDS = 10;
const PENALTIES = [0.0003, 0.001, 0.003, 0.01];
const ALARM_COST = 3;
const WEIGHTS = fileURLToPath(new URL('../lib/checkout/weights.json', import.meta.url));

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error(
    'Usage: npm run fit -- DIR [DIR…]   each DIR has labelled pages and their index.tsv',
  );
  process.exit(2);
}

const read = folders.map(readLabelledPages);
for (const problem of read.flatMap(({ problems }) => problems)) console.error(problem);
// In other languages only what has no words can be seen: that is for the fit to leave alone.
const pages = read.flatMap((one) => one.pages).filter(({ lang }) => isWorded(lang ?? 'en'));
const probed = await probePages(pages);
const examples = pages.map((page, at) => exampleOf(page, probed[at]!));
const signs = EVIDENCE.map(({ speaks }) => (speaks === 'for' ? 1 : -1));

const tried = PENALTIES.map((penalty) => {
  const logits = crossValidate(examples, signs, penalty, FOLDS);
  return { penalty, logits, loss: loss(examples, logits) };
}).sort((a, b) => a.loss - b.loss);
const { penalty, logits } = tried[0]!;
const threshold = chooseThreshold(examples, logits, ALARM_COST);
const model = fitLogistic(examples, signs, penalty);

report('cross-validated', logits);
report(
  'fitted',
  examples.map(({ features }) => logit(model, features)),
);
writeFileSync(
  WEIGHTS,
  `${JSON.stringify(
    {
      fittedOn: {
        pages: pages.length,
        checkouts: pages.filter(({ label }) => label === 'saas_checkout').length,
        groups: new Set(examples.map(({ group }) => group)).size,
        folds: FOLDS,
        penalty,
      },
      threshold: rounded(1 / (1 + Math.exp(-threshold))),
      intercept: rounded(model.intercept),
      weights: Object.fromEntries(
        EVIDENCE.map(({ kind }, at) => [kind, rounded(model.weights[at]!)]),
      ),
    },
    null,
    2,
  )}\n`,
);

function exampleOf(page: LabelledPage, { verdict }: Probed): Example {
  const strengths = new Map(verdict.found.map(({ kind, strength }) => [kind, strength]));
  return {
    features: EVIDENCE.map(({ kind }) => strengths.get(kind) ?? 0),
    isPositive: page.label === 'saas_checkout',
    group: groupOf(page),
  };
}

/** Pages of one product stay together: by vendor, else by site. */
function groupOf({ vendor, file, url }: LabelledPage): string {
  return (
    vendor?.toLowerCase() ??
    (file.startsWith('forms-') ? new URL(url).hostname : file.split('_')[0]!)
  );
}

function report(name: string, scores: readonly number[]): void {
  const count = { right: 0, alarms: 0, missed: 0 };
  for (const [at, { isPositive }] of examples.entries()) {
    const isCalled = scores[at]! >= threshold;
    if (isCalled === isPositive) {
      count.right += Number(isPositive);
      continue;
    }
    count[isCalled ? 'alarms' : 'missed']++;
    const what = isCalled ? 'false alarm' : 'missed';
    console.log(`${name}: ${what} ${pages[at]!.file} (${(scores[at]! - threshold).toFixed(2)})`);
  }
  const { right, alarms, missed } = count;
  const precision = right / (right + alarms);
  const recall = right / (right + missed);
  console.log(`${name}: precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}`);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
