import { orderState } from '../order.ts';
import type { EvidenceKind } from './kind.ts';
import { NO_PURCHASE } from './no-purchase.ts';
import { OTHER_THINGS } from './other-things.ts';
import { PAYING } from './paying.ts';
import { SOFTWARE } from './software.ts';

/** Every kind of evidence, in the order in which the documentation lists them. */
export const EVIDENCE: readonly EvidenceKind[] = [
  ...PAYING,
  ...SOFTWARE.map(whereOrdered),
  ...OTHER_THINGS,
  ...NO_PURCHASE,
];

/** Every page of a software company speaks of software: that counts only where something is ordered. */
function whereOrdered(kind: EvidenceKind): EvidenceKind {
  const find: EvidenceKind['find'] = (scene, background) => {
    const state = orderState(scene);
    return state === 'drawn-up' || state === 'offered' ? kind.find(scene, background) : undefined;
  };
  return { ...kind, find };
}
