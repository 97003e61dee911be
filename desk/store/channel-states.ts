import type { ChannelState } from '../inbox-contract/channels.ts';
import type { Db } from './database.ts';

/** Worst first: what one must know of a channel. */
const WORST = ['refused', 'waiting', 'handed-over', 'delivered'] as const;

/** What is to be told, or was, about a consultation, by channel, and what it became there. */
export const deliveriesOf = (db: Db, consultation: string) =>
  db
    .selectFrom('delivery')
    .innerJoin('channel', 'channel.id', 'delivery.channel')
    .leftJoin('thread', (join) =>
      join
        .onRef('thread.channel', '=', 'delivery.channel')
        .onRef('thread.consultation', '=', 'delivery.consultation'),
    )
    .select(['channel.id', 'channel.name', 'thread.label', 'thread.url'])
    .select(['delivery.state', 'delivery.because', 'delivery.attempts'])
    .where('delivery.consultation', '=', consultation)
    .orderBy('channel.name')
    .orderBy('delivery.revision')
    .execute();

/** Where each channel stands with a consultation, by name. */
export async function channelStatesOf(db: Db, consultation: string): Promise<ChannelState[]> {
  const rows = await deliveriesOf(db, consultation);
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((rows) => {
    const state = WORST.find((state) => rows.some((row) => row.state === state))!;
    const those = rows.filter((row) => row.state === state);
    return stateOf(state, those.findLast(({ because }) => because !== null) ?? those.at(-1)!);
  });
}

interface Row {
  id: string;
  name: string;
  because: string | null;
  label: string | null;
  url: string | null;
}

const stateOf = (
  state: ChannelState['state'],
  { id, name, because, label, url }: Row,
): ChannelState => ({
  id,
  name,
  state,
  because: because ?? undefined,
  thread: label === null ? undefined : { label, url: url ?? undefined },
});
