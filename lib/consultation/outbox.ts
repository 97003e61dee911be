/**
 * The outbox as a state machine: which entry goes next and what an attempt makes of it. Storage, clock, randomness
 * and network are elsewhere (lib/browser/outbox-store.ts, lib/browser/delivery.ts).
 */
import type { DirectChannel } from '../channels/direct-channel.ts';
import { LONGEST_WAIT_MS, waitMs } from './backoff.ts';
import type { Delivery } from './consultation-record.ts';
import { type NewEntry, type OutboxEntry, type Write, entryId } from './outbox-entry.ts';
import { UNDO_MS } from './undo.ts';

export const MOST_ENTRIES = 200;
export const MOST_BYTES = 2 * 1024 * 1024;
/** Half of the time for which the desk remembers idempotency keys: after it, a repeat could count twice. */
export const OLDEST_MS = 30 * 86_400_000;

/**
 * Why an attempt did not deliver. `channel`: it says nothing about this entry, the others to the same desk or channel
 * need not try. `certain`: nothing was made of it over there.
 */
export type Failure =
  | {
      kind: 'later';
      because: 'unreachable' | 'busy' | 'not-connected' | 'not-authorised';
      scope: 'channel' | 'entry';
      certain?: boolean;
      retryAfterMs?: number | undefined;
    }
  | { kind: 'refused'; title: string; detail?: string | undefined };

export function newEntry(
  write: Write,
  {
    id,
    consultation,
    channel,
    now,
  }: { id: string; consultation: string; channel?: DirectChannel | undefined; now: Date },
): NewEntry {
  return {
    v: 1,
    id: entryId(id, channel),
    consultation,
    ...(channel && { channel }),
    write,
    queuedAt: now.toISOString(),
    attempts: 0,
    delivery: firstDelivery(write, channel, now),
  };
}

function firstDelivery(write: Write, channel: DirectChannel | undefined, now: Date): Delivery {
  if (channel === 'email') return { state: 'by-hand' };
  return write.kind === 'request'
    ? { state: 'held', until: later(now, UNDO_MS) }
    : { state: 'waiting', because: 'queued' };
}

/** Is there room for these as well? Refused entries stay until the buyer has dealt with them, so they count. */
export function hasRoom(entries: OutboxEntry[], more: NewEntry[]): boolean {
  const all = [...entries, ...more];
  const bytes = all.reduce((sum, { write }) => sum + sizeOf(write), 0);
  return all.length <= MOST_ENTRIES && bytes <= MOST_BYTES;
}

const sizeOf = (write: Write) => new TextEncoder().encode(JSON.stringify(write)).length;

/**
 * The entry to send now: of each consultation, on each of its ways, only the first (a reply waits for its request), and
 * among those the one not tried for the longest time, so that one that always fails cannot keep the others.
 */
export function nextToSend(entries: OutboxEntry[], now: Date): OutboxEntry | undefined {
  const due = firstOfEach(entries).filter((entry) => dueAt(entry, now) <= now.getTime());
  return due.sort((a, b) => (a.triedAt ?? '').localeCompare(b.triedAt ?? ''))[0];
}

/** When the next entry is due (milliseconds since 1970), `undefined` when nothing is on its way. */
export function wakeAt(entries: OutboxEntry[], now: Date): number | undefined {
  const times = firstOfEach(entries).map((entry) => dueAt(entry, now));
  const next = Math.min(...times);
  return Number.isFinite(next) ? next : undefined;
}

function firstOfEach(entries: OutboxEntry[]): OutboxEntry[] {
  const first = new Map<string, OutboxEntry>();
  for (const entry of entries.toSorted((a, b) => a.place - b.place)) {
    const blocks = entry.delivery.state !== 'refused' || entry.write.kind === 'request';
    const line = entryId(entry.consultation, entry.channel);
    if (blocks && !first.has(line)) first.set(line, entry);
  }
  return [...first.values()].filter(({ delivery }) => isOnItsWay(delivery));
}

const isOnItsWay = ({ state }: Delivery) => state === 'held' || state === 'waiting';

function dueAt({ delivery }: OutboxEntry, now: Date): number {
  if (delivery.state === 'waiting' && delivery.because === 'no-consent') return Infinity;
  const at =
    delivery.state === 'held'
      ? delivery.until
      : delivery.state === 'waiting'
        ? delivery.nextAttemptAt
        : undefined;
  const due = at ? Date.parse(at) : 0;
  const clockWasSetBack = due > now.getTime() + LONGEST_WAIT_MS;
  return clockWasSetBack ? now.getTime() : due;
}

/** The entry as it stands while it is being sent, and for as long as nobody knows what came of it. */
export function claimed(entry: OutboxEntry, now: Date): OutboxEntry {
  const because = entry.delivery.state === 'waiting' ? entry.delivery.because : 'queued';
  const unanswered = (entry.unanswered ?? 0) + 1;
  return {
    ...entry,
    unanswered,
    triedAt: now.toISOString(),
    delivery: { state: 'waiting', because },
  };
}

/** Of a claimed entry: nobody saw what came of an attempt before this one. */
export const mayBeRepeat = ({ unanswered = 0 }: OutboxEntry): boolean => unanswered > 1;

/** The due entries as they wait where the buyer has not agreed to send: untried, until something wakes them. */
export const heldBack = (entries: OutboxEntry[], now: Date): OutboxEntry[] =>
  entries
    .filter(({ delivery }) => isOnItsWay(delivery))
    .filter((entry) => dueAt(entry, now) <= now.getTime())
    .map((entry) => withDelivery(entry, { state: 'waiting', because: 'no-consent' }));

/** May the buyer still take it back? Not once the desk may have it; a refused one is the buyer's again. */
export const canBeTakenBack = (entry: OutboxEntry): boolean =>
  entry.triedAt === undefined || entry.delivery.state === 'refused';

/** The entries that a failed attempt at `tried` changes, as they stand after it. */
export function afterFailure(
  entries: OutboxEntry[],
  tried: OutboxEntry,
  failure: Failure,
  { now, random }: { now: Date; random: number },
): OutboxEntry[] {
  if (failure.kind === 'refused') return afterRefusal(entries, tried, failure);
  const { because, scope, certain, retryAfterMs } = failure;
  const attempts = tried.attempts + 1;
  const nextAttemptAt = later(now, waitMs(attempts, random, retryAfterMs));
  const postponed = (entry: OutboxEntry): OutboxEntry => ({
    ...entry,
    attempts: Math.max(entry.attempts, attempts),
    ...(certain && entry.place === tried.place && answered(entry)),
    delivery: { state: 'waiting', because, nextAttemptAt },
  });
  const isConcerned = (entry: OutboxEntry) =>
    entry.place === tried.place ||
    (scope === 'channel' &&
      entry.channel === tried.channel &&
      entry.delivery.state === 'waiting' &&
      dueAt(entry, now) < Date.parse(nextAttemptAt));
  return entries.filter(isConcerned).map(postponed);
}

/** What follows a refused request has nothing to follow any more. */
function afterRefusal(
  entries: OutboxEntry[],
  tried: OutboxEntry,
  { title, detail }: Failure & { kind: 'refused' },
): OutboxEntry[] {
  const fall = (entry: OutboxEntry) =>
    entry.place === tried.place ||
    (tried.write.kind === 'request' &&
      entry.consultation === tried.consultation &&
      entry.channel === tried.channel);
  const delivery: Delivery = { state: 'refused', title, ...(detail && { detail }) };
  return entries
    .filter(fall)
    .map((entry) =>
      withDelivery(
        entry.place === tried.place ? { ...entry, ...answered(entry) } : entry,
        delivery,
      ),
    );
}

/** The attempt got an answer; those before it that got none still may have arrived. */
const answered = ({ unanswered = 1 }: OutboxEntry) => ({ unanswered: unanswered - 1 });

const withDelivery = (entry: OutboxEntry, delivery: Delivery): OutboxEntry => ({
  ...entry,
  delivery,
});

/** The entries to try again at once because something changed: we are online, the desk is another, consent is given. */
export function woken(entries: OutboxEntry[]): OutboxEntry[] {
  return entries.flatMap((entry) => {
    const { delivery } = entry;
    if (delivery.state !== 'waiting' || delivery.because === 'busy') return [];
    if (delivery.because === 'no-consent')
      return withDelivery(entry, { state: 'waiting', because: 'queued' });
    if (!delivery.nextAttemptAt) return [];
    return withDelivery(entry, { state: 'waiting', because: delivery.because });
  });
}

/** Refused entries as new: the one who refused may have been mended. */
export const revived = (entries: OutboxEntry[]): OutboxEntry[] =>
  entries
    .filter(({ delivery }) => delivery.state === 'refused')
    .map((entry) => withDelivery(entry, { state: 'waiting', because: 'queued' }));

/** Too old to be sent safely. */
export const isExpired = (entry: OutboxEntry, now: Date): boolean =>
  isOnItsWay(entry.delivery) && now.getTime() - Date.parse(entry.queuedAt) > OLDEST_MS;

const later = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString();
