import type { Note } from '../inbox-contract/detail.ts';
import type { Db } from './database.ts';

/** What advisors told each other about a consultation, oldest first. */
export async function notesOf(db: Db, consultation: string): Promise<Note[]> {
  const rows = await db
    .selectFrom('note')
    .select(['id', 'by', 'text', 'at'])
    .where('consultation', '=', consultation)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ at, ...note }) => Object.assign(note, { at: new Date(at).toISOString() }));
}

/** Adds a note unless one with its id is there already. */
export async function addNote(
  tx: Db,
  consultation: string,
  note: { id: string; by: string; text: string },
  now: number,
): Promise<void> {
  await tx
    .insertInto('note')
    .values({ ...note, consultation, at: now })
    .onConflict((conflict) => conflict.columns(['consultation', 'id']).doNothing())
    .execute();
}

/** Returns whether it was there. */
export async function deleteNote(tx: Db, consultation: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('note')
    .where('consultation', '=', consultation)
    .where('id', '=', id)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
