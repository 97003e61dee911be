import * as z from 'zod/mini';

import { level } from '../../lib/checklist/answers.ts';
import { outcome } from '../../lib/consultation/consultation.ts';

/** Groups of fewer are not told: what is left out where a `count` is absent is 1 to 4. */
export const FEWEST = 5;

const day = z.iso.date();
const count = z.optional(z.int());

/** Days (UTC), both ends counted: since the first request, until today, unless said otherwise. */
export const insightsQuery = z.strictObject({ from: z.optional(day), to: z.optional(day) });

/** How quickly IT first answered: `answered` of the requests; half of them within `medianMs`, nine of ten within `p90Ms`. */
const firstAnswer = z.strictObject({ answered: z.int(), medianMs: z.int(), p90Ms: z.int() });

/** What was asked in a range of days, counted and never listed: no person, no team, no group of fewer than five. */
export const insights = z.strictObject({
  from: day,
  to: day,
  requests: count,
  firstAnswer: z.optional(firstAnswer),
  /** Requests nobody has answered so far. */
  unanswered: count,
  /** By week or month, from the day it begins. */
  unit: z.enum(['week', 'month']),
  overTime: z.array(z.strictObject({ from: day, requests: count, medianMs: z.optional(z.int()) })),
  /** Of those who said so, how many found the advice useful. */
  useful: z.optional(z.strictObject({ asked: z.int(), yes: z.int() })),
  outcomes: z.array(z.strictObject({ result: outcome.shape.result, count })),
  levels: z.array(z.strictObject({ level, count })),
  /** The most wanted vendors, and how many vendors and requests there are beside them. */
  vendors: z.array(z.strictObject({ name: z.string(), count: z.int(), teams: z.int() })),
  others: z.strictObject({ vendors: z.int(), requests: count }),
  /** What the first year would cost, by currency: never summed over them. `unspent`: of what was not bought in the end. */
  spend: z.array(
    z.strictObject({
      currency: z.string(),
      count: z.int(),
      minor: z.number(),
      unspent: z.optional(z.strictObject({ count: z.int(), minor: z.number() })),
    }),
  ),
  /** Requests from checkouts with a nudge, and from the share (`percent`) without. */
  holdOut: z.array(z.strictObject({ percent: z.int(), nudged: count, heldOut: count })),
});
export type Insights = z.infer<typeof insights>;
