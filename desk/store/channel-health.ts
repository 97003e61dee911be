/** How each of IT's own tools is doing: since when it fails, and why. */
import type { ChannelHealth } from '../inbox-contract/channels.ts';
import type { ChannelTask, Db } from './database.ts';

/** After so long without a success people are told. */
export const ALARM_MS = 15 * 60_000;

/** Writes down what came of a task. `because`: why it failed; `undefined`: it went well. */
export async function noteOutcome(
  db: Db,
  { channel, task }: { channel: string; task: ChannelTask },
  because: string | undefined,
  now: number,
): Promise<void> {
  if (because === undefined)
    await db
      .deleteFrom('channel_failure')
      .where('channel', '=', channel)
      .where('task', '=', task)
      .execute();
  else
    await db
      .insertInto('channel_failure')
      .values({ channel, task, since: now, because })
      .onConflict((conflict) => conflict.columns(['channel', 'task']).doUpdateSet({ because }))
      .execute();
}

/** Of each active channel by name, with what has been failing for longest. */
export async function channelHealthOf(db: Db, now: number): Promise<ChannelHealth[]> {
  const failures = await db.selectFrom('channel_failure').selectAll().orderBy('since').execute();
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'name', 'kind'])
    .select((eb) => [
      eb
        .selectFrom('delivery')
        .select(({ fn }) => fn.countAll().as('waiting'))
        .whereRef('delivery.channel', '=', 'channel.id')
        .where('delivery.state', '=', 'waiting')
        .as('waiting'),
    ])
    .where('active', '=', 1)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, kind, waiting }) => {
    const failure = failures.find(({ channel }) => channel === id);
    return {
      id,
      name,
      kind,
      waiting: Number(waiting),
      failingSince: failure && new Date(failure.since).toISOString(),
      because: failure?.because,
      isAlarming: failure !== undefined && now - failure.since >= ALARM_MS,
    };
  });
}
