import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

import { type NewEntry, type OutboxEntry, readEntry } from '../consultation/outbox-entry.ts';

interface OutboxDatabase extends DBSchema {
  entries: { key: number; value: unknown; indexes: { id: string } };
}

/** On disk before we say that it is safe: the default of both browsers only hands it to the operating system. */
const DURABLE = { durability: 'strict' } as const;

let opened: Promise<IDBPDatabase<OutboxDatabase>> | undefined;

function database(): Promise<IDBPDatabase<OutboxDatabase>> {
  opened ??= openDB<OutboxDatabase>('outbox', 1, {
    upgrade: (db) => {
      const entries = db.createObjectStore('entries', { keyPath: 'place', autoIncrement: true });
      entries.createIndex('id', 'id', { unique: true });
    },
    terminated: () => {
      opened = undefined;
    },
  }).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** Every entry that this build can read, in the order of writing. Those of a newer build stay where they are. */
export async function readOutbox(): Promise<OutboxEntry[]> {
  return readable(await (await database()).getAll('entries'));
}

const readable = (stored: unknown[]) => stored.flatMap((raw) => readEntry(raw) ?? []);

/** The consultations of all entries, those that this build cannot read included. */
export async function consultationsOnTheirWay(): Promise<Set<string>> {
  const stored = await (await database()).getAll('entries');
  return new Set(stored.map((raw) => (raw as { consultation: string }).consultation));
}

export interface OutboxChange {
  add?: NewEntry[];
  put?: OutboxEntry[];
  remove?: OutboxEntry[];
}

/**
 * The only way to change the outbox: reads it, lets `decide` say what becomes of it, and has that on disk, all or
 * nothing, before it returns what `decide` returned. No other context can come between.
 * @throws DOMException ConstraintError when the added id is there already, QuotaExceededError when the disk is full.
 */
export async function changeOutbox<Change extends OutboxChange>(
  decide: (entries: OutboxEntry[]) => Change,
): Promise<Change> {
  const transaction = (await database()).transaction('entries', 'readwrite', DURABLE);
  const { store } = transaction;
  const change = decide(readable(await store.getAll()));
  const requests = [
    ...(change.add ?? []).map((entry) => store.add(entry)),
    ...(change.put ?? []).map((entry) => store.put(entry)),
    ...(change.remove ?? []).map(({ place }) => store.delete(place)),
  ];
  await Promise.all([...requests, transaction.done]);
  return change;
}
