import type { Offer } from '../checkout/sighting.ts';
import type { Phrase } from '../phrase.ts';
import type { CatalogueMatches } from '../policy/catalogue-matches.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';
import { yearlyCost } from './yearly-cost.ts';

/** What is known before anything is asked: the page's offer, the organisation's catalogue, public facts on the vendor. */
export interface Circumstances {
  offer: Offer;
  catalogue: CatalogueMatches;
  vendor?: VendorFacts | undefined;
}

export interface Weight {
  points: number;
  reason?: Phrase | undefined;
}

/** What the circumstances alone weigh, in points of level.ts, each with its reason. */
export function weighCircumstances({ offer, catalogue, vendor }: Circumstances): Weight[] {
  return [
    ...weighStatus(catalogue),
    ...weighCost(offer),
    ...(vendor?.secondFactor === false
      ? [{ points: 1, reason: { key: 'circumstance.no_second_factor' } }]
      : []),
  ];
}

function weighStatus({ own }: CatalogueMatches): Weight[] {
  if (!own) return [];
  const points = { approved: -6, 'under-review': 4, discouraged: 6 }[own.status];
  return [{ points, reason: { key: `circumstance.${own.status}`, params: { name: own.name } } }];
}

function weighCost(offer: Offer): Weight[] {
  const cost = yearlyCost(offer);
  if (cost === undefined) return [];
  const points = cost >= 25_000 ? 10 : cost >= 5_000 ? 4 : cost >= 1_000 ? 1 : 0;
  return points === 0
    ? []
    : [{ points, reason: { key: `circumstance.cost.${points === 1 ? 'some' : 'much'}` } }];
}
