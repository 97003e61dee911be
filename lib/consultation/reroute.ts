import type { DirectChannel } from '../channels/direct-channel.ts';
import type { NewEntry, OutboxEntry } from './outbox-entry.ts';
import { newEntry } from './outbox.ts';

/** A way to IT: a channel, or the desk (`undefined`). */
export type Way = DirectChannel | undefined;

export interface Ways {
  /** What a new request takes; none: nothing is connected. */
  forNew: readonly Way[];
  /** The channels whose addresses are known, whether or not new requests take them. */
  known: readonly DirectChannel[];
}

/**
 * What becomes of the outbox where the ways to IT are others than when it was written. A request none of whose ways is
 * left takes those there are now, and what follows goes with it; where it reached IT (`received`) or another way is
 * left, what stood on the lost one is dropped.
 */
export function rerouted(
  entries: readonly OutboxEntry[],
  { forNew, known }: Ways,
  { received, now }: { received: ReadonlySet<string>; now: Date },
): { add: NewEntry[]; remove: OutboxEntry[] } {
  const isStranded = ({ channel, delivery }: OutboxEntry) =>
    delivery.state !== 'refused' &&
    (channel ? !known.includes(channel) : !forNew.includes(undefined) && forNew.length > 0);
  const requests = entries.filter(({ write }) => write.kind === 'request');
  const changes = requests.filter(isStranded).map((lost) => {
    const own = entries.filter(({ consultation }) => consultation === lost.consultation);
    const remove = own.filter(({ channel }) => channel === lost.channel);
    const isOnAnotherWay = own.some(
      (entry) =>
        requests.includes(entry) && entry.delivery.state !== 'refused' && !isStranded(entry),
    );
    if (isOnAnotherWay || received.has(lost.consultation)) return { add: [], remove };
    if (forNew.length === 0) return { add: [], remove: [] };
    return { add: remove.flatMap((entry) => onNewWays(entry, forNew, now)), remove };
  });
  // Two lost ways of one request lead to the same new ones, and one of these may have refused it already.
  const add = new Map(changes.flatMap(({ add }) => add.map((entry) => [entry.id, entry])));
  for (const { id } of entries) add.delete(id);
  return {
    add: [...add.values()],
    remove: changes.flatMap(({ remove }) => remove),
  };
}

const onNewWays = (entry: OutboxEntry, ways: readonly Way[], now: Date): NewEntry[] =>
  ways.flatMap((channel) => {
    const { id, consultation, write, queuedAt, delivery } = entry;
    if (channel === 'email' && write.kind !== 'request') return [];
    const fresh = newEntry(write, { id: id.split('.')[0]!, consultation, channel, now });
    const first =
      channel === 'email' || delivery.state === 'held'
        ? fresh.delivery
        : ({ state: 'waiting', because: 'queued' } as const);
    return [{ ...fresh, queuedAt, delivery: first }];
  });
