import { TIMES_A_YEAR } from '../../lib/checklist/yearly-cost.ts';
import type { Outcome, Request } from '../../lib/consultation/consultation.ts';

/** A page may show any price; one like this would drown what all others come to. */
const NOT_BELIEVED = 1e12;

/** What insights count of a request, in columns of their own. `yearly_minor`: its first year in minor units. */
export function figuresOfRequest({ assessment, offer, holdOut }: Request) {
  const { price, period } = offer ?? {};
  const yearly = price && period ? price.minor * TIMES_A_YEAR[period] : Infinity;
  return {
    level: assessment?.level ?? null,
    currency: price && yearly < NOT_BELIEVED ? price.currency : null,
    yearly_minor: yearly < NOT_BELIEVED ? yearly : null,
    nudged: holdOut ? Number(!holdOut.isHeldOut) : null,
    hold_out_percent: holdOut?.percent ?? null,
  };
}

/** What insights count of what the buyer finally did. */
export const figuresOfOutcome = ({ result, useful }: Outcome) => ({
  result,
  useful: useful === undefined ? null : Number(useful),
});
