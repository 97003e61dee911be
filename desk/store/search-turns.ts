import { type Kysely, sql } from 'kysely';

import type { Database } from './database.ts';
import { isPostgres } from './postgres.ts';
import { eachWord } from './word-index.ts';

/** Beside each word of a request, whose turn it is; and an index of the few that somebody is to act on. */
export async function searchTurns(db: Kysely<Database>): Promise<void> {
  await db.schema
    .alterTable('search_word')
    .addColumn('turn', 'text', (c) => c.notNull().defaultTo('nobody'))
    .execute();
  await sql`update search_word set turn = todo.turn from (
      select each.value as word, received_at, consultation.id, turn from consultation, ${eachWord(db)}
      where words <> '' and turn <> 'nobody') as todo
    where search_word.word = todo.word and search_word.received_at = todo.received_at
      and search_word.consultation = todo.id`.execute(db);
  // In SQLite a row of this table is its key's entry, with all that is in it.
  if (isPostgres(db))
    await sql`alter table search_word drop constraint search_word_by_age,
      add constraint search_word_by_age primary key (word, received_at, consultation) include (turn)`.execute(
      db,
    );
  await sql`create index search_word_to_do on search_word (word, turn, received_at, consultation)
    where turn != 'nobody'`.execute(db);
}
