/** What is on its way to IT's own tools. A row is written in the transaction of what it tells. */
import type { ExpressionBuilder, Selectable } from 'kysely';

import type { DeliveredKind, Thread } from '../../lib/channels/notice.ts';
import type { Database, Db } from './database.ts';

export type DeliveryRow = Selectable<Database['delivery']>;

/** Puts a revision of a consultation on its way to every channel that was told of it, less `via`. */
export async function enqueue(
  tx: Db,
  consultation: string,
  what: { revision: number; kind: DeliveredKind; via?: string | undefined },
  now: number,
): Promise<void> {
  const { revision, kind, via } = what;
  let channels = tx
    .selectFrom('channel')
    .select('id')
    .where('active', '=', 1)
    .where('id', 'in', toldOf(tx, consultation));
  if (via !== undefined) channels = channels.where('id', '!=', via);
  const rows = (await channels.execute()).map(({ id }) =>
    newDelivery(id, consultation, { revision, kind }, now),
  );
  if (rows.length > 0) await tx.insertInto('delivery').values(rows).execute();
}

/** Puts new requests on their way to every channel. */
export async function enqueueRequests(
  tx: Db,
  consultations: readonly { id: string; received_at: number }[],
): Promise<void> {
  const channels = await tx.selectFrom('channel').select('id').where('active', '=', 1).execute();
  const rows = channels.flatMap((channel) =>
    consultations.map(({ id, received_at }) =>
      newDelivery(channel.id, id, { revision: 1, kind: 'request' }, received_at),
    ),
  );
  if (rows.length > 0) await tx.insertInto('delivery').values(rows).execute();
}

const newDelivery = (
  channel: string,
  consultation: string,
  what: { revision: number; kind: DeliveredKind },
  now: number,
): DeliveryRow => ({
  channel,
  consultation,
  ...what,
  state: 'waiting',
  due_at: now,
  lease_until: 0,
  attempts: 0,
  unanswered: 0,
  because: null,
  changed_at: now,
});

const toldOf = (db: Db, consultation: string) =>
  db
    .selectFrom('delivery')
    .select('channel')
    .where('consultation', '=', consultation)
    .where('kind', '=', 'request');

/**
 * Takes the next delivery of a channel, for `leaseMs`. Of each consultation only the first: its ticket must be there
 * before what is added to it. The outer conditions repeat the inner ones, so that of two desks one gets it.
 */
export async function claimDelivery(
  db: Db,
  channel: string,
  now: number,
  leaseMs: number,
): Promise<DeliveryRow | undefined> {
  const next = await db
    .selectFrom('delivery')
    .selectAll()
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', now)
    .where('lease_until', '<=', now)
    .where(({ not, exists }) => not(exists(blockerOf)))
    .orderBy('due_at')
    .orderBy('consultation')
    .limit(1)
    .executeTakeFirst();
  return (
    next &&
    db
      .updateTable('delivery')
      .set((eb) => ({
        lease_until: now + leaseMs,
        attempts: eb('attempts', '+', 1),
        unanswered: eb('unanswered', '+', 1),
      }))
      .where('channel', '=', channel)
      .where('consultation', '=', next.consultation)
      .where('revision', '=', next.revision)
      .where('state', '=', 'waiting')
      .where('lease_until', '<=', now)
      .returningAll()
      .executeTakeFirst()
  );
}

const blockerOf = (eb: ExpressionBuilder<Database, 'delivery'>) =>
  eb
    .selectFrom('delivery as earlier')
    .select('earlier.revision')
    .whereRef('earlier.consultation', '=', 'delivery.consultation')
    .whereRef('earlier.channel', '=', 'delivery.channel')
    .whereRef('earlier.revision', '<', 'delivery.revision')
    .where((eb) =>
      eb.or([
        eb('earlier.state', '=', 'waiting'),
        eb('earlier.state', '=', 'refused').and('earlier.kind', '=', 'request'),
      ]),
    );

export type Settled =
  | { state: 'delivered' | 'handed-over' }
  | { state: 'refused'; because: string }
  /** `answered`: we know that nothing was made of it. */
  | { state: 'waiting'; because: string; dueAt: number; answered: boolean };

/** Writes down what came of a claimed delivery. An answer says nothing about attempts before it that got none. */
export async function settleDelivery(
  db: Db,
  row: DeliveryRow,
  settled: Settled,
  now: number,
): Promise<void> {
  const answered = settled.state !== 'waiting' || settled.answered;
  await db
    .updateTable('delivery')
    .set({
      state: settled.state,
      because: 'because' in settled ? settled.because : null,
      lease_until: 0,
      changed_at: now,
      ...('dueAt' in settled ? { due_at: settled.dueAt } : {}),
      ...(answered ? { unanswered: row.unanswered - 1 } : {}),
    })
    .where('channel', '=', row.channel)
    .where('consultation', '=', row.consultation)
    .where('revision', '=', row.revision)
    .execute();
}

export async function keepThread(
  db: Db,
  { channel, consultation }: DeliveryRow,
  thread: Thread,
): Promise<void> {
  await db
    .insertInto('thread')
    .values({
      channel,
      consultation,
      id: thread.id,
      label: thread.label ?? null,
      url: thread.url ?? null,
    })
    .onConflict((conflict) => conflict.columns(['consultation', 'channel']).doNothing())
    .execute();
}

export async function threadOf(
  db: Db,
  channel: string,
  consultation: string,
): Promise<Thread | undefined> {
  const row = await db
    .selectFrom('thread')
    .selectAll()
    .where('channel', '=', channel)
    .where('consultation', '=', consultation)
    .executeTakeFirst();
  return row && { id: row.id, label: row.label ?? undefined, url: row.url ?? undefined };
}

/** Makes exactly these channels the active ones; what waits for others waits on. */
export async function syncChannels(
  tx: Db,
  channels: readonly { id: string; kind: string; name: string }[],
): Promise<void> {
  await tx.updateTable('channel').set({ active: 0 }).execute();
  for (const { id, kind, name } of channels)
    await tx
      .insertInto('channel')
      .values({ id, kind, name, active: 1, read_up_to: null })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ kind, name, active: 1 }))
      .execute();
}

/** Puts what channels refused of a consultation on its way again. Returns whether there was any. */
export async function retryRefused(db: Db, consultation: string, now: number): Promise<boolean> {
  const retried = await db
    .updateTable('delivery')
    .set({ state: 'waiting', due_at: now, lease_until: 0, because: null, changed_at: now })
    .where('consultation', '=', consultation)
    .where('state', '=', 'refused')
    .executeTakeFirst();
  return retried.numUpdatedRows > 0n;
}
