import * as z from 'zod/mini';

import { answeredQuestion, statedAssessment } from '../checklist/answers.ts';
import { evidence, holdOut, offer, vendor } from '../checkout/sighting.ts';
import { line, prose } from '../line.ts';

const instant = z.iso.datetime();
const email = z.string().check(z.maxLength(254), z.regex(/^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/));
const httpsLink = z.url({ protocol: /^https$/ }).check(z.maxLength(2048));

/** Who asks, as the buyer states it: shown to IT as not verified. */
export const buyer = z.strictObject({
  name: z.optional(line(120)),
  email: z.optional(email),
  team: z.optional(line(120)),
});
export type Buyer = z.infer<typeof buyer>;

/** How the buyer would like the advice. */
export const venue = z.enum(['written', 'call', 'chat']);
export type Venue = z.infer<typeof venue>;

/**
 * What the buyer sends: exactly what the preview showed, nothing beside it. Every part the buyer may take out is
 * optional. `timing`: asked before paying, or told afterwards. `neededBy` is an ISO 8601 date.
 */
export const request = z.strictObject({
  id: z.uuid(),
  createdAt: instant,
  language: z.string().check(z.maxLength(35)),
  timing: z.enum(['before', 'after']),
  vendor,
  offer: z.optional(offer),
  url: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(2048), z.regex(/^[^?#]*$/))),
  evidence: z.optional(z.array(evidence).check(z.maxLength(60))),
  buyer: z.optional(buyer),
  answers: z.array(answeredQuestion).check(z.maxLength(20)),
  assessment: z.optional(statedAssessment),
  note: z.optional(prose(4000)),
  neededBy: z.optional(z.iso.date()),
  venue,
  /** Only where the organisation holds nudges out. */
  holdOut: z.optional(holdOut),
});
export type Request = z.infer<typeof request>;

export const verdict = z.enum([
  'go-ahead',
  'go-ahead-with-conditions',
  'use-this-instead',
  'lets-talk',
]);
export type Verdict = z.infer<typeof verdict>;

/** IT's answer. `alternative` accompanies `use-this-instead`; `conditions` the conditional go-ahead. */
export const adviceDraft = z.strictObject({
  verdict,
  message: prose(4000),
  conditions: z.array(line(300)).check(z.maxLength(10)),
  alternative: z.optional(line(120)),
  link: z.optional(httpsLink),
});
export type AdviceDraft = z.infer<typeof adviceDraft>;

export const advice = z.object({
  ...adviceDraft.shape,
  id: z.uuid(),
  by: line(120),
  at: instant,
});
export type Advice = z.infer<typeof advice>;

export const message = z.object({
  id: z.uuid(),
  from: z.enum(['buyer', 'it']),
  by: z.optional(line(120)),
  text: prose(4000).check(z.minLength(1)),
  at: instant,
});
export type Message = z.infer<typeof message>;

/** What the buyer finally did; `useful`: was the advice useful? */
export const outcome = z.strictObject({
  result: z.enum(['bought', 'bought-with-changes', 'used-alternative', 'dropped']),
  useful: z.optional(z.boolean()),
  at: instant,
});
export type Outcome = z.infer<typeof outcome>;

/** Where IT stands with it. */
export const status = z.enum(['open', 'in-review', 'answered', 'closed', 'withdrawn']);
export type Status = z.infer<typeof status>;

/**
 * The exchange as the desk tells it to its buyer. `revision` grows with every change. What a newer desk adds to it is
 * left out, not refused: an extension may be older than its desk.
 */
export const conversation = z.object({
  id: z.uuid(),
  status,
  revision: z.int(),
  receivedAt: instant,
  messages: z.array(message),
  advice: z.array(advice),
  outcome: z.optional(z.object(outcome.shape)),
});
export type Conversation = z.infer<typeof conversation>;
