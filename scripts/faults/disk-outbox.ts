import type { OutboxChange } from '../../lib/browser/outbox-store.ts';
/** Stands in for lib/browser/outbox-store.ts where there is no IndexedDB: the same promises, kept with a file. */
import { type OutboxEntry, readEntry } from '../../lib/consultation/outbox-entry.ts';
import { load, save } from './simulated-browser.ts';

interface Kept {
  places: number;
  entries: OutboxEntry[];
}

const kept = () => load<Kept>('outbox.json', { places: 0, entries: [] });
const readable = (entries: unknown[]) => entries.flatMap((raw) => readEntry(raw) ?? []);

export const readOutbox = async (): Promise<OutboxEntry[]> => readable(kept().entries);

export const consultationsOnTheirWay = async (): Promise<Set<string>> =>
  new Set(kept().entries.map(({ consultation }) => consultation));

export async function changeOutbox<Change extends OutboxChange>(
  decide: (entries: OutboxEntry[]) => Change,
): Promise<Change> {
  const { places, entries } = kept();
  const change = decide(readable(entries));
  const added = (change.add ?? []).map((entry, n) =>
    Object.assign(entry, { place: places + n + 1 }),
  );
  const gone = new Set(change.remove?.map(({ place }) => place));
  const changed = new Map(change.put?.map((entry) => [entry.place, entry]));
  save('outbox.json', {
    places: places + added.length,
    entries: [...entries, ...added]
      .filter(({ place }) => !gone.has(place))
      .map((entry) => changed.get(entry.place) ?? entry),
  } satisfies Kept);
  return change;
}

/** Where that one changes, this must. */
({
  readOutbox,
  consultationsOnTheirWay,
  changeOutbox,
}) satisfies typeof import('../../lib/browser/outbox-store.ts');
