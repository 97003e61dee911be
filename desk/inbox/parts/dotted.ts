import { type Wording, isolated } from '../../../lib/wording.ts';

/** Facts on one line ("Pro · 12 seats"), each read in its own direction. */
export const dotted = (
  { direction }: Wording,
  facts: readonly (string | number | false | undefined)[],
): string =>
  facts
    .filter(Boolean)
    .map((fact) => (direction === 'rtl' ? isolated(String(fact)) : fact))
    .join(' · ');
