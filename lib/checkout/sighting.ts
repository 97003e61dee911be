import * as z from 'zod/mini';

import { line } from '../line.ts';
import { vendorFacts } from '../vendors/vendor-facts.ts';

/** How often the price is due. `multi-year`: paid once for more than a year; unknown is left out, never guessed. */
export const billingPeriod = z.enum(['once', 'week', 'month', 'quarter', 'year', 'multi-year']);
export type BillingPeriod = z.infer<typeof billingPeriod>;

/** Money in minor units of an ISO 4217 currency (USD 9.99 is 999, JPY 1200 is 1200). */
export const money = z.strictObject({
  minor: z.int().check(z.nonnegative(), z.maximum(1e13)),
  currency: z.string().check(z.regex(/^[A-Z]{3}$/)),
});
export type Money = z.infer<typeof money>;

/** What is being bought. A part the page does not show is absent. */
export const offer = z.strictObject({
  product: z.optional(line(120)),
  plan: z.optional(line(120)),
  seats: z.optional(z.int().check(z.positive(), z.maximum(1e7))),
  price: z.optional(money),
  period: z.optional(billingPeriod),
  trialDays: z.optional(z.int().check(z.positive(), z.maximum(3660))),
});
export type Offer = z.infer<typeof offer>;

/** The seller of the software, not the payment processor. `domain` is the registrable domain, punycode. */
export const vendor = z.strictObject({
  name: line(120),
  domain: z.optional(z.string().check(z.regex(/^[a-z0-9.-]{1,253}$/))),
});
export type Vendor = z.infer<typeof vendor>;

/** One observed fact about the page: `kind` names an entry of the evidence table, `weight` what it added to the score. */
export const evidence = z.strictObject({
  kind: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)),
  weight: z.number(),
  seen: z.optional(line(120)),
});
export type Evidence = z.infer<typeof evidence>;

/** What the spotter reports. `url` is origin and path only; `score` the probability (0 to 1) that this is a SaaS checkout. */
export const sighting = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, normalize: true })
    .check(z.maxLength(2048), z.regex(/^[^?#]*$/)),
  language: z.string().check(z.maxLength(35)),
  vendor,
  offer,
  evidence: z.array(evidence).check(z.maxLength(60)),
  score: z.number().check(z.minimum(0), z.maximum(1)),
});
export type Sighting = z.infer<typeof sighting>;

/**
 * Where the organisation leaves a share (`percent`) of checkouts without an invitation, to learn whether inviting
 * helps at all: whether this is one of them.
 */
export const holdOut = z.strictObject({
  percent: z.int().check(z.minimum(1), z.maximum(50)),
  isHeldOut: z.boolean(),
});
export type HoldOut = z.infer<typeof holdOut>;

/** A sighting as the background keeps it: `id` is a UUID, `seenAt` ISO 8601, with what the directory knows. */
export const storedSighting = z.extend(sighting, {
  id: z.uuid(),
  seenAt: z.iso.datetime(),
  vendorFacts: z.optional(vendorFacts),
  holdOut: z.optional(holdOut),
});
export type StoredSighting = z.infer<typeof storedSighting>;
