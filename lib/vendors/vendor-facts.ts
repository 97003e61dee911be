import * as z from 'zod/mini';

/** What the vendor directory says that nudge and assessment weigh. A part nobody looked into is absent. */
export const vendorFacts = z.strictObject({
  category: z.optional(z.string()),
  secondFactor: z.optional(z.boolean()),
  singleSignOnCostsExtra: z.optional(z.boolean()),
});
export type VendorFacts = z.infer<typeof vendorFacts>;
