import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Search by words, newest first: one B-tree that holds the words of a request beside when it came, so that the newest
 * with a word are read without sorting. It points to no other table: that would cost a look-up a word, and whoever
 * deletes a consultation knows its words.
 */
export async function searchTables(db: Kysely<unknown>): Promise<void> {
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
    .createIndex('consultation_by_urgency')
    .on('consultation')
    .columns(['urgency', 'id'])
    .execute();
}
