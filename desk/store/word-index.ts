import { type Kysely, sql } from 'kysely';

import type { ConsultationRow } from './consultations.ts';
import type { Database, Db, Turn } from './database.ts';
import { isPostgres } from './postgres.ts';

type Found = Pick<ConsultationRow, 'id' | 'received_at' | 'words'>;

/** What one request is found by, as it is stored. */
export const wordRows = ({ id, received_at, turn, words }: Found & { turn: Turn }) =>
  wordsOf(words).map((word) => ({ word, received_at, consultation: id, turn }));

const wordsOf = (words: string): string[] => words.split(' ').filter(Boolean);

export async function rememberWords(
  tx: Db,
  consultations: readonly (Found & { turn: Turn })[],
): Promise<void> {
  const rows = consultations.flatMap(wordRows);
  if (rows.length > 0) await tx.insertInto('search_word').values(rows).execute();
}

/** Whose turn it is stands beside each word, so that a search in what is open looks at nothing else. */
export async function turnWords(
  tx: Db,
  { id, received_at, words }: Found,
  turn: Turn,
): Promise<void> {
  if (words === '') return;
  await tx
    .updateTable('search_word')
    .set({ turn })
    .where('word', 'in', wordsOf(words))
    .where('received_at', '=', received_at)
    .where('consultation', '=', id)
    .execute();
}

export async function forgetWords(tx: Db, { id, received_at, words }: Found): Promise<void> {
  if (words === '') return;
  await tx
    .deleteFrom('search_word')
    .where('word', 'in', wordsOf(words))
    .where('received_at', '=', received_at)
    .where('consultation', '=', id)
    .execute();
}

/** Makes the index anew from the words beside each request, in its own order, so that each page of it is written once. */
export async function indexAllWords(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('search_word').execute();
    await sql`insert into search_word (word, received_at, consultation, turn)
      select each.value, received_at, consultation.id, turn from consultation, ${eachWord(tx)}
      where words <> '' order by 1, 2, 3`.execute(tx);
  });
}

/** The words beside a request, a row each, as `each.value`. They are letters and digits. */
export const eachWord = (db: Kysely<Database>) =>
  isPostgres(db)
    ? sql`unnest(string_to_array(words, ' ')) as each(value)`
    : sql`json_each('["' || replace(words, ' ', '","') || '"]') as each`;
