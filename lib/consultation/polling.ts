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
