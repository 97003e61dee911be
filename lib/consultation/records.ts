/** What happens to a consultation as the browser keeps it. */
import type { ConsultationRecord, Delivery, PendingWrite } from './consultation-record.ts';
import type { Advice, Conversation, Request } from './consultation.ts';
import { deliveryOf, reachedBy } from './direct.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const newRecord = (request: Request, delivery: Delivery): ConsultationRecord => ({
  request,
  delivery,
  pending: [],
  seenRevision: 0,
});

/** The records with their deliveries as the outbox has them; a request without a record gets one. */
export function withOutbox(
  records: ConsultationRecord[],
  entries: OutboxEntry[],
): ConsultationRecord[] {
  const known = new Set(records.map(({ request }) => request.id));
  const missing = entries.flatMap(({ write, delivery }) => {
    if (write.kind !== 'request' || known.has(write.body.id)) return [];
    known.add(write.body.id);
    return newRecord(write.body, delivery);
  });
  return [...missing, ...records].map((record) => withDeliveries(record, entries));
}

function withDeliveries(record: ConsultationRecord, entries: OutboxEntry[]): ConsultationRecord {
  const own = entries.filter(({ consultation }) => consultation === record.request.id);
  const request = own.find(({ write }) => write.kind === 'request');
  const direct = reachedBy(record.direct ?? [], own);
  if (direct.length > 0) return { ...record, direct, delivery: deliveryOf(direct), pending: [] };
  const { direct: _, ...toDesk } = record;
  return {
    ...toDesk,
    delivery: request?.delivery ?? record.delivery,
    pending: own.flatMap((entry) => pendingOf(entry) ?? []),
  };
}

function pendingOf({ id, write, queuedAt, delivery }: OutboxEntry): PendingWrite | undefined {
  switch (write.kind) {
    case 'message':
      return { kind: 'message', id, text: write.body.text, at: queuedAt, delivery };
    case 'outcome':
      return { kind: 'outcome', id, outcome: write.body, delivery };
    case 'withdrawal':
      return { kind: 'withdrawal', id, at: queuedAt, delivery };
    case 'request':
      return undefined;
  }
}

/** The record after the desk told how the consultation stands; an older telling changes nothing. */
export function withConversation(
  record: ConsultationRecord,
  conversation: Conversation,
): ConsultationRecord {
  const known = record.conversation;
  if (known && known.revision > conversation.revision) return record;
  const wasSeen = record.seenRevision >= (known?.revision ?? 0);
  const newFromIt = countFromIt(conversation) > countFromIt(known);
  const told = new Set(conversation.messages.map(({ id }) => id));
  return {
    ...record,
    pending: record.pending.filter(({ id }) => !told.has(id)),
    delivery: { state: 'received', at: conversation.receivedAt },
    conversation,
    seenRevision: wasSeen && !newFromIt ? conversation.revision : record.seenRevision,
  };
}

const countFromIt = (conversation: Conversation | undefined): number =>
  (conversation?.advice.length ?? 0) +
  (conversation?.messages.filter(({ from }) => from === 'it').length ?? 0);

/**
 * The records at the start: one that should be on its way but is not in the outbox (taken back a moment before the
 * browser ended, or the browser lost its database) says so, instead of waiting for ever.
 */
export function withoutLost(
  records: ConsultationRecord[],
  onTheirWay: ReadonlySet<string>,
  lost: Delivery,
): ConsultationRecord[] {
  return records.map((record) => {
    const { state } = record.delivery;
    const isOnItsWay = state === 'held' || state === 'waiting';
    return isOnItsWay && !onTheirWay.has(record.request.id)
      ? { ...record, delivery: lost }
      : record;
  });
}

/** Has IT said something that the buyer has not looked at yet? */
export const isUnseen = ({ conversation, seenRevision }: ConsultationRecord): boolean =>
  conversation !== undefined && conversation.revision > seenRevision;

export const withSeen = (record: ConsultationRecord, revision: number): ConsultationRecord => ({
  ...record,
  seenRevision: Math.max(record.seenRevision, revision),
});

/** May the desk still tell something about it? */
export const isOpen = ({ delivery, direct, conversation }: ConsultationRecord): boolean =>
  direct === undefined &&
  delivery.state === 'received' &&
  conversation?.status !== 'closed' &&
  conversation?.status !== 'withdrawn';

/** The records less those that were finished more than `keepDays` ago; none is dropped where that is not said. */
export function withoutOld(
  records: ConsultationRecord[],
  keepDays: number | undefined,
  now: Date,
): ConsultationRecord[] {
  if (keepDays === undefined) return records;
  const oldest = now.getTime() - keepDays * DAY_MS;
  const kept = records.filter((record) => !isFinished(record) || lastMoment(record) >= oldest);
  return kept.length < records.length ? kept : records;
}

const DAY_MS = 86_400_000;

const isFinished = ({ conversation, pending }: ConsultationRecord): boolean =>
  pending.length === 0 &&
  conversation !== undefined &&
  (conversation.status === 'closed' ||
    conversation.status === 'withdrawn' ||
    conversation.outcome !== undefined);

function lastMoment({ conversation }: ConsultationRecord): number {
  const { receivedAt, messages = [], advice = [], outcome } = conversation ?? {};
  const moments = [
    receivedAt,
    outcome?.at,
    ...messages.map(({ at }) => at),
    ...advice.map(({ at }) => at),
  ];
  return Math.max(...moments.map((at) => Date.parse(at ?? '')).filter((at) => !Number.isNaN(at)));
}

/** The advice in `after` that `before` did not have. */
export function newAdvice(before: ConsultationRecord, after: ConsultationRecord): Advice[] {
  const known = new Set(before.conversation?.advice.map(({ id }) => id));
  return after.conversation?.advice.filter(({ id }) => !known.has(id)) ?? [];
}
