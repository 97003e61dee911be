import type { EvidenceKind } from './kind.ts';
import { NO_PURCHASE } from './no-purchase.ts';
import { OTHER_THINGS } from './other-things.ts';
import { PAYING } from './paying.ts';
import { SOFTWARE } from './software.ts';

/** Every kind of evidence, in the order in which the documentation lists them. It is weighed where there is an order. */
export const EVIDENCE: readonly EvidenceKind[] = [
  ...PAYING,
  ...SOFTWARE,
  ...OTHER_THINGS,
  ...NO_PURCHASE,
];
