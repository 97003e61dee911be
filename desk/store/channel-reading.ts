import type { Db } from './database.ts';

/** How far a channel's replies were read; `undefined`: never yet. */
export async function readUpTo(db: Db, channel: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('channel')
    .select('read_up_to')
    .where('id', '=', channel)
    .executeTakeFirst();
  return row?.read_up_to ? Number(row.read_up_to) : undefined;
}

export async function keepReadUpTo(db: Db, channel: string, upTo: number): Promise<void> {
  await db
    .updateTable('channel')
    .set({ read_up_to: String(upTo) })
    .where('id', '=', channel)
    .execute();
}

/** The consultation that a ticket of a channel is about. */
export async function consultationOfThread(
  db: Db,
  channel: string,
  thread: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('thread')
    .select('consultation')
    .where('channel', '=', channel)
    .where('id', '=', thread)
    .executeTakeFirst();
  return row?.consultation;
}
