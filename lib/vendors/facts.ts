import * as z from 'zod/mini';

import type { VendorFacts } from './vendor-facts.ts';

/** What the cheapest plan with single sign-on costs, as entered at the source on `updatedAt` (ISO 8601 date). */
const singleSignOn = z.strictObject({
  product: z.string(),
  basePrice: z.string(),
  price: z.string(),
  increase: z.optional(z.string()),
  source: z.string(),
  updatedAt: z.iso.date(),
});
export type SingleSignOn = z.infer<typeof singleSignOn>;

/** Second factors known to be offered (none known: empty; not looked at: absent), and the price of single sign-on. */
export const facts = z.strictObject({
  name: z.string(),
  category: z.string(),
  secondFactors: z.optional(z.array(z.string())),
  singleSignOn: z.optional(z.array(singleSignOn)),
});
export type Facts = z.infer<typeof facts>;

/** The file `public/vendor-facts.json`: facts by registrable domain. */
export const vendorFactsFile = z.object({ vendors: z.record(z.string(), facts) });

/** Whether single sign-on costs more than the base price: not where the increase is unknown or nil. */
export const costsExtra = ({ increase }: SingleSignOn): boolean =>
  increase !== undefined && /[1-9]/.test(increase);

/** The facts in the words that nudge and assessment weigh; what is unknown stays out. */
export function weighable(facts: Facts): VendorFacts {
  return {
    category: facts.category,
    ...(facts.secondFactors && { secondFactor: facts.secondFactors.length > 0 }),
    ...(facts.singleSignOn && { singleSignOnCostsExtra: facts.singleSignOn.some(costsExtra) }),
  };
}
