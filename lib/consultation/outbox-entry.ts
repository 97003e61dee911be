import * as z from 'zod/mini';

import { type DirectChannel, directChannel } from '../channels/direct-channel.ts';
import { delivery } from './consultation-record.ts';
import { outcome, request } from './consultation.ts';
import { buyerMessage } from './desk-contract.ts';

const instant = z.iso.datetime();

/** What the buyer wants the desk to have. */
export const write = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('request'), body: request }),
  z.strictObject({ kind: z.literal('message'), body: buyerMessage }),
  z.strictObject({ kind: z.literal('outcome'), body: outcome }),
  z.strictObject({ kind: z.literal('withdrawal') }),
]);
export type Write = z.infer<typeof write>;

/**
 * A write on its way, to the desk or straight to a `channel`. `place` gives the order of writing; `id` is the
 * Idempotency-Key and, of a request or message to the desk, its own id (see {@link entryId}). `attempts` counts failures
 * in a row, `unanswered` the attempts of which nobody knows what came; `triedAt`: IT may already have it.
 */
export const outboxEntry = z.strictObject({
  v: z.literal(1),
  place: z.int(),
  id: z.string().check(z.maxLength(60)),
  consultation: z.uuid(),
  channel: z.optional(directChannel),
  write,
  queuedAt: instant,
  attempts: z.int(),
  unanswered: z.optional(z.int()),
  triedAt: z.optional(instant),
  delivery,
});
export type OutboxEntry = z.infer<typeof outboxEntry>;

/** The id of a write's entry: the same write goes to each channel once, however often Send is pressed. */
export const entryId = (writeId: string, channel?: DirectChannel): string =>
  channel ? `${writeId}.${channel}` : writeId;

/** An entry before the store gave it its place. */
export type NewEntry = Omit<OutboxEntry, 'place'>;

/** A stored entry of any known version as today's; `undefined` for one that this build cannot read. */
export function readEntry(stored: unknown): OutboxEntry | undefined {
  const parsed = outboxEntry.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
