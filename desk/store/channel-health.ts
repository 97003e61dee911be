/** How each of IT's own tools is doing: since when nothing gets through to it, and why. */
import type { ChannelHealth } from '../inbox-contract.ts';
import type { Db } from './database.ts';

/** After so long without a success people are told. */
export const ALARM_MS = 15 * 60_000;

/** Writes down what came of a call to a channel. `because`: why it failed; `undefined`: it went through. */
export async function noteOutcome(
  db: Db,
  channel: string,
  because: string | undefined,
  now: number,
): Promise<void> {
  const update = db.updateTable('channel').where('id', '=', channel);
  if (because === undefined)
    await update
      .set({ failing_since: null, because: null })
      .where('failing_since', 'is not', null)
      .execute();
  else
    await update
      .set(({ fn, val }) => ({
        failing_since: fn.coalesce('failing_since', val(now)),
        because,
      }))
      .execute();
}

export async function channelHealthOf(db: Db, now: number): Promise<ChannelHealth[]> {
  const rows = await db
    .selectFrom('channel')
    .select(['id', 'name', 'kind', 'failing_since', 'because'])
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
  return rows.map(({ id, name, kind, failing_since: since, because, waiting }) => ({
    id,
    name,
    kind,
    waiting: Number(waiting),
    failingSince: since === null ? undefined : new Date(since).toISOString(),
    because: because ?? undefined,
    isAlarming: since !== null && now - since >= ALARM_MS,
  }));
}
