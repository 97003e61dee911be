import { type Kysely, PostgresAdapter, sql } from 'kysely';

import type { Request } from '../../lib/consultation/consultation.ts';
import { searchWords } from '../search-words.ts';
import type { Database } from './database.ts';

/**
 * Search by words, newest first: one B-tree that holds the words of a request beside when it came, so that the newest
 * with a word are read without sorting; and beside each request all of its words, to look whether it has another. It points to no other table: that would cost a look-up a word, and whoever
 * deletes a consultation knows its words.
 */
export async function searchTables(db: Kysely<Database>): Promise<void> {
  const create = db.schema;
  await create.alterTable('search_word').renameTo('search_word_before').execute();
  await create.dropIndex('search_word_of_consultation').execute();
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // SQLite compares text by its bytes; PostgreSQL does so where it is told to, and only then are beginnings a range.
  const text = isPostgres ? sql`text collate "C"` : 'text';
  await create
    .createTable('search_word')
    .addColumn('word', text, (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('consultation', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('search_word_by_age', ['word', 'received_at', 'consultation'])
    .$call((table) => (isPostgres ? table : table.modifyEnd(sql`without rowid`)))
    .execute();
  await sql`insert into search_word (word, received_at, consultation)
    select word, received_at, consultation from search_word_before`.execute(db);
  await create.dropTable('search_word_before').execute();

  await create
    .alterTable('consultation')
    .addColumn('words', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await fillIn(db);
  await create
    .createIndex('consultation_by_urgency')
    .on('consultation')
    .columns(['urgency', 'id'])
    .execute();
}

const AT_ONCE = 1000;

async function fillIn(db: Kysely<Database>): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('consultation')
      .select(['id', 'request'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { id, request } of rows)
      await db
        .updateTable('consultation')
        .set({ words: searchWords(JSON.parse(request) as Request).join(' ') })
        .where('id', '=', id)
        .execute();
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.id;
  }
}
