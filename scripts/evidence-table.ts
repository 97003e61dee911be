import { readFileSync, writeFileSync } from 'node:fs';

import { EVIDENCE } from '../lib/checkout/evidence/table.ts';

const DOCUMENT = new URL('../docs/spotting.md', import.meta.url);
const ROW = /^\| [a-z-]+ \| (for|against) \|/;

/** The rows of the table of evidence in docs/spotting.md, as the code and `weights` have it. */
export const evidenceRows = (weights: Readonly<Record<string, number>>): string[] =>
  EVIDENCE.map(
    ({ kind, speaks, reads, why }) =>
      `| ${kind} | ${speaks} | ${(weights[kind] ?? 0).toFixed(2)} | ${reads} | ${why} |`,
  );

/** The rows as they stand in the document. */
export const documentedRows = (): string[] =>
  readFileSync(DOCUMENT, 'utf8')
    .split('\n')
    .filter((line) => ROW.test(line));

/** Writes the rows anew where they stand. */
export function documentEvidence(weights: Readonly<Record<string, number>>): void {
  const lines = readFileSync(DOCUMENT, 'utf8').split('\n');
  const first = lines.findIndex((line) => ROW.test(line));
  const others = lines.filter((line) => !ROW.test(line));
  others.splice(first, 0, ...evidenceRows(weights));
  writeFileSync(DOCUMENT, others.join('\n'));
}
