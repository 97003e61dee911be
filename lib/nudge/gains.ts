import type { CatalogueMatches } from '../policy/catalogue-matches.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';

/** What the buyer gains by asking first. Every figure and name is the organisation's or the directory's own. */
export type Gain =
  | { kind: 'licensed'; spareSeats: number; owner?: string | undefined }
  | { kind: 'alternatives'; names: string[] }
  | { kind: 'terms'; terms: string }
  | { kind: 'discouraged'; note?: string | undefined }
  | { kind: 'under-review' }
  | { kind: 'demand'; others: number }
  | { kind: 'sso-costs-extra' }
  | { kind: 'no-second-factor' };

const MOST_GAINS = 2;
const MOST_NAMES = 3;

interface Known {
  facts?: VendorFacts | undefined;
  /** Colleagues who ask IT about the same vendor. */
  others?: number | undefined;
}

/** The gains that speak loudest, at most two. */
export function gainsOf({ own, similar }: CatalogueMatches, { facts, others }: Known): Gain[] {
  const gains: Gain[] = [];
  if (own?.status === 'approved' && own.spareSeats)
    gains.push({ kind: 'licensed', spareSeats: own.spareSeats, owner: own.owner });
  else if (similar.length > 0)
    gains.push({
      kind: 'alternatives',
      names: similar.slice(0, MOST_NAMES).map(({ name }) => name),
    });
  if (own?.terms) gains.push({ kind: 'terms', terms: own.terms });
  if (own?.status === 'discouraged') gains.push({ kind: 'discouraged', note: own.note });
  if (own?.status === 'under-review') gains.push({ kind: 'under-review' });
  if (others) gains.push({ kind: 'demand', others });
  if (facts?.singleSignOnCostsExtra) gains.push({ kind: 'sso-costs-extra' });
  if (facts?.secondFactor === false) gains.push({ kind: 'no-second-factor' });
  return gains.slice(0, MOST_GAINS);
}
