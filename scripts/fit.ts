/** npm run fit -- DIR [DIR…]: fits the weights of the evidence on labelled pages and writes lib/checkout/weights.json. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import type { EvidenceKind } from '../lib/checkout/evidence/kind.ts';
import { EVIDENCE } from '../lib/checkout/evidence/table.ts';
import { isWorded } from '../lib/checkout/words/words.ts';
import { documentEvidence } from './evidence-table.ts';
import { type LabelledPage, readLabelledPages } from './labelled-pages.ts';
import {
  type Example,
  type Prior,
  chooseThreshold,
  crossValidate,
  fitLogistic,
  logit,
  loss,
} from './logistic.ts';
import { type Probed, probePages } from './probe.ts';

const FOLDS = 10;
const PENALTIES = [0.001, 0.002, 0.004];
/** A nudge on the wrong page costs more trust than a checkout missed. */
const ALARM_COST = 3;
/**
 * How often a trade has no word of its own in the evidence: about as often as pages of trades nobody had thought of were
 * taken for software at first sight. Each page of a known trade counts for that much as one of an unknown trade.
 */
const UNKNOWN_TRADES = 0.15;
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
// What the gate keeps shut and pages without an order are settled before anything is weighed.
const isWeighed = ({ gate, verdict }: Probed): boolean => gate !== null && verdict.isOrder;
const orders = pages.flatMap((page, at) =>
  isWeighed(probed[at]!) ? [{ page, example: exampleOf(page, probed[at]!) }] : [],
);
// First the pages as they are, then those of known trades again as if they were of unknown ones.
const examples = [
  ...orders.map(({ example }) => ({
    ...example,
    weight: namesTrade(example) ? 1 - UNKNOWN_TRADES : 1,
  })),
  ...orders.flatMap(({ example }) => (namesTrade(example) ? [withoutTrade(example)] : [])),
];
const priors = EVIDENCE.map(priorOf);

const tried = PENALTIES.map((penalty) => {
  const logits = crossValidate(examples, priors, penalty, FOLDS);
  return { penalty, logits, loss: loss(examples, logits) };
}).sort((a, b) => a.loss - b.loss);
const { penalty, logits } = tried[0]!;
const threshold = chooseThreshold(examples, logits, ALARM_COST);
const model = fitLogistic(examples, priors, penalty);
const weights = Object.fromEntries(
  EVIDENCE.map(({ kind }, at) => [kind, rounded(model.weights[at]!)]),
);

report('cross-validated', logits);
report(
  'fitted',
  examples.map(({ features }) => logit(model, features)),
);
const fitted = {
  fittedOn: {
    pages: pages.length,
    checkouts: pages.filter(isCheckout).length,
    orders: orders.length,
    groups: new Set(pages.map(groupOf)).size,
    folds: FOLDS,
    penalty,
  },
  threshold: rounded(1 / (1 + Math.exp(-threshold))),
  intercept: rounded(model.intercept),
  weights,
};
writeFileSync(WEIGHTS, `${JSON.stringify(fitted, null, 2)}\n`);
documentEvidence(weights);

function exampleOf(page: LabelledPage, { verdict }: Probed): Example {
  const strengths = new Map(verdict.found.map(({ kind, strength }) => [kind, strength]));
  return {
    features: EVIDENCE.map(({ kind }) => strengths.get(kind) ?? 0),
    isPositive: isCheckout(page),
    group: groupOf(page),
    weight: 1,
  };
}

/** Evidence that few labelled pages have keeps most of what its kind is known to weigh. */
function priorOf({ prior = 0, speaks }: EvidenceKind): Prior {
  return speaks === 'for' ? { sign: 1, weight: prior } : { sign: -1, weight: -prior };
}

function namesTrade({ features, isPositive }: Example): boolean {
  return !isPositive && EVIDENCE.some(({ ofTrades }, at) => ofTrades && features[at]! > 0);
}

function withoutTrade(example: Example): Example {
  const features = example.features.map((value, at) => (EVIDENCE[at]!.ofTrades ? 0 : value));
  return { ...example, features, weight: UNKNOWN_TRADES };
}

function isCheckout({ label }: LabelledPage): boolean {
  return label === 'saas_checkout';
}

/** Pages of one product stay together: by vendor, else by site. */
function groupOf({ vendor, file, url }: LabelledPage): string {
  return (
    vendor?.toLowerCase() ??
    (file.startsWith('forms-') ? new URL(url).hostname : file.split('_')[0]!)
  );
}

/** Counts over all pages: one without an order is never called a checkout. */
function report(name: string, scores: readonly number[]): void {
  let right = 0;
  let alarms = 0;
  for (const [at, { page, example }] of orders.entries()) {
    const isCalled = scores[at]! >= threshold;
    if (isCalled && example.isPositive) right++;
    if (isCalled && !example.isPositive) alarms++;
    if (isCalled !== example.isPositive)
      console.log(
        `${name}: ${isCalled ? 'false alarm' : 'missed'} ${page.file} (${(scores[at]! - threshold).toFixed(2)})`,
      );
  }
  const without = pages.filter((page, at) => isCheckout(page) && !isWeighed(probed[at]!));
  for (const { file } of without)
    console.log(`${name}: missed ${file} (gate shut, or no order seen)`);
  const wanted = pages.filter(isCheckout).length;
  console.log(
    `${name}: precision ${(right / (right + alarms)).toFixed(4)}, recall ${(right / wanted).toFixed(4)}`,
  );
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
