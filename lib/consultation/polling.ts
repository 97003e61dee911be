import type { Polling } from '../state.ts';
import { waitMs } from './backoff.ts';
import type { ConsultationRecord } from './consultation-record.ts';
import { isOpen } from './records.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Age of the newest change of a consultation → how often to look for another. Older than the last: no more. */
const PACE: [ageMs: number, everyMs: number][] = [
  [15 * MINUTE, 30_000],
  [2 * HOUR, MINUTE],
  [DAY, 5 * MINUTE],
  [7 * DAY, 30 * MINUTE],
  [60 * DAY, 4 * HOUR],
];

const ORGANISATION_EVERY_MS = 6 * HOUR;

/** When to ask the desk for the conversations (milliseconds since 1970); `undefined` while nothing is open. */
export function conversationsDueAt(
  records: ConsultationRecord[],
  { polledAt, notBefore }: Polling,
  now: Date,
): number | undefined {
  const everyMs = pollEveryMs(records, now);
  return everyMs && Math.max(timeOf(polledAt) + everyMs, timeOf(notBefore));
}

/**
 * When to ask for the organisation's data. By the clock alone, never because of a page: the desk must not learn from
 * its access log who stands at a checkout.
 */
export const organisationDueAt = ({ organisationAt, notBefore }: Polling): number =>
  Math.max(organisationAt ? timeOf(organisationAt) + ORGANISATION_EVERY_MS : 0, timeOf(notBefore));

const timeOf = (instant: string | undefined) => (instant ? Date.parse(instant) : 0);

/** The polling after the desk could not answer: everything waits. */
export function afterFailedPoll(
  polling: Polling,
  { now, random, retryAfterMs }: { now: Date; random: number; retryAfterMs?: number | undefined },
): Polling {
  const failures = polling.failures + 1;
  const notBefore = now.getTime() + waitMs(failures, random, retryAfterMs);
  return { ...polling, failures, notBefore: new Date(notBefore).toISOString() };
}

/** How often to ask the desk, in milliseconds; `undefined` while nothing is open. The youngest consultation decides. */
export function pollEveryMs(records: ConsultationRecord[], now: Date): number | undefined {
  const ages = records.filter(isOpen).map((record) => now.getTime() - changedAt(record));
  const youngest = Math.min(...ages);
  return PACE.find(([ageMs]) => youngest <= ageMs)?.[1];
}

function changedAt({ conversation, request }: ConsultationRecord): number {
  const instants = [
    request.createdAt,
    ...(conversation
      ? [conversation.receivedAt, ...[...conversation.messages, ...conversation.advice].map(atOf)]
      : []),
  ];
  return Math.max(...instants.map((at) => Date.parse(at)));
}

const atOf = ({ at }: { at: string }) => at;
