import * as z from 'zod/mini';

import { directChannel } from '../channels/direct-channel.ts';
import { line } from '../line.ts';
import { conversation, outcome, request } from './consultation.ts';

const instant = z.iso.datetime();

/**
 * Where something the buyer sent stands, honestly. `held`: may still be undone until then. `waiting`: safe in the
 * outbox, not at IT yet, with the reason. `by-hand`: an e-mail draft that the buyer sends. `received`: IT's desk has it,
 * or the channel took it. `refused`: IT's desk or the channel will not take it as it is.
 */
export const delivery = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('held'), until: instant }),
  z.strictObject({
    state: z.literal('waiting'),
    because: z.enum([
      'queued',
      'no-consent',
      'unreachable',
      'busy',
      'not-connected',
      'not-authorised',
    ]),
    nextAttemptAt: z.optional(instant),
  }),
  z.strictObject({ state: z.literal('by-hand') }),
  z.strictObject({ state: z.literal('received'), at: instant }),
  z.strictObject({ state: z.literal('refused'), title: line(200), detail: z.optional(line(500)) }),
]);
export type Delivery = z.infer<typeof delivery>;

/** A message or outcome on its way, shown in the conversation until the desk tells it back. */
export const pendingWrite = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('message'),
    id: z.uuid(),
    text: z.string(),
    at: instant,
    delivery,
  }),
  z.strictObject({ kind: z.literal('outcome'), id: z.uuid(), outcome, delivery }),
  z.strictObject({ kind: z.literal('withdrawal'), id: z.uuid(), at: instant, delivery }),
]);
export type PendingWrite = z.infer<typeof pendingWrite>;

/**
 * Where a consultation stands with a channel that has it straight from this browser. `delivery` is the worst of what is
 * on its way there; `receivedAt`: since when the channel has the request.
 */
export const reached = z.strictObject({
  channel: directChannel,
  delivery,
  receivedAt: z.optional(instant),
});
export type Reached = z.infer<typeof reached>;

/**
 * A consultation as the browser keeps it. `direct`: the channels it goes to straight from here, instead of a desk; its
 * conversation is what the buyer noted. `seenRevision`: the newest revision the buyer has looked at.
 */
export const consultationRecord = z.strictObject({
  request,
  delivery,
  direct: z.optional(z.array(reached)),
  conversation: z.optional(conversation),
  pending: z.array(pendingWrite),
  seenRevision: z.int(),
});
export type ConsultationRecord = z.infer<typeof consultationRecord>;
