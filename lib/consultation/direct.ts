/** What happens to a consultation that goes straight from the browser to channels, without a desk. */
import type { DirectChannel } from '../channels/direct-channel.ts';
import type { ConsultationRecord, Delivery, Reached } from './consultation-record.ts';
import type { Advice, Conversation, Outcome } from './consultation.ts';
import type { OutboxEntry } from './outbox-entry.ts';

/**
 * Where each channel stands: by what the outbox holds for it, else as it was. One that has nothing and gets nothing is
 * left out.
 */
export function reachedBy(known: readonly Reached[], own: readonly OutboxEntry[]): Reached[] {
  const channels = [...known, ...own].flatMap(({ channel }) => channel ?? []);
  return [...new Set(channels)].flatMap((channel): Reached[] => {
    const receivedAt = known.find((one) => one.channel === channel)?.receivedAt;
    const had = receivedAt && { receivedAt };
    const delivery =
      worst(own.filter((entry) => entry.channel === channel)) ??
      (receivedAt && { state: 'received' as const, at: receivedAt });
    return delivery ? [{ channel, delivery, ...had }] : [];
  });
}

/** The request as a whole: at IT once one channel has it. */
export function deliveryOf(reached: readonly Reached[]): Delivery {
  const [first] = reached.flatMap(({ receivedAt }) => receivedAt ?? []).toSorted();
  if (first) return { state: 'received', at: first };
  const deliveries = reached.map(({ delivery }) => delivery);
  return deliveries.toSorted((a, b) => BEST.indexOf(a.state) - BEST.indexOf(b.state))[0]!;
}

const BEST: Delivery['state'][] = ['received', 'held', 'waiting', 'by-hand', 'refused'];

const worst = (entries: OutboxEntry[]): Delivery | undefined =>
  entries
    .map(({ delivery }) => delivery)
    .toSorted((a, b) => BEST.indexOf(b.state) - BEST.indexOf(a.state))[0];

/** A channel took something of it. */
export const withHandedOver = (
  record: ConsultationRecord,
  channel: DirectChannel,
  at: string,
): ConsultationRecord => ({
  ...record,
  direct: record.direct?.map((one) =>
    one.channel === channel
      ? { channel, delivery: { state: 'received', at }, receivedAt: one.receivedAt ?? at }
      : one,
  ),
});

/** What the buyer notes of what IT answered elsewhere. */
export const withNotedAdvice = (record: ConsultationRecord, advice: Advice): ConsultationRecord =>
  noted(record, ({ advice: before }) => ({ status: 'answered', advice: [...before, advice] }));

export const withNotedOutcome = (
  record: ConsultationRecord,
  outcome: Outcome,
): ConsultationRecord => noted(record, () => ({ outcome }));

export const withNotedWithdrawal = (record: ConsultationRecord): ConsultationRecord =>
  noted(record, () => ({ status: 'withdrawn' }));

function noted(
  record: ConsultationRecord,
  change: (before: Conversation) => Partial<Conversation>,
): ConsultationRecord {
  const { request, delivery } = record;
  const before = record.conversation ?? {
    id: request.id,
    status: 'open',
    revision: 0,
    receivedAt: delivery.state === 'received' ? delivery.at : request.createdAt,
    messages: [],
    advice: [],
  };
  const revision = before.revision + 1;
  const conversation = { ...before, ...change(before), revision };
  return { ...record, conversation, seenRevision: revision };
}
