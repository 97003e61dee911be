import * as z from 'zod/mini';

import { line } from '../line.ts';

/**
 * One row of the organisation's own list. `domains` are registrable domains. `alternatives`, `owner` and `terms` (what
 * IT agreed with the vendor: a volume price, non-profit terms) are said to the buyer as they stand. `spareSeats` is
 * shown only where IT keeps it true.
 */
export const catalogueEntry = z.strictObject({
  name: line(120),
  domains: z
    .array(
      z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/, { error: 'must be a domain in lower case' })),
    )
    .check(z.maxLength(20)),
  status: z.enum(['approved', 'under-review', 'discouraged']),
  category: z.optional(line(60)),
  owner: z.optional(line(120)),
  spareSeats: z.optional(z.int().check(z.nonnegative())),
  alternatives: z.optional(z.array(line(120)).check(z.maxLength(5))),
  terms: z.optional(line(200)),
  note: z.optional(line(300)),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;
