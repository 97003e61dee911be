import type { ConsultationRow } from './consultations.ts';
import type { Db } from './database.ts';

type Found = Pick<ConsultationRow, 'id' | 'received_at' | 'words'>;

/** What one request is found by, as it is stored. */
export const wordRows = ({ id, received_at, words }: Found) =>
  wordsOf(words).map((word) => ({ word, received_at, consultation: id }));

const wordsOf = (words: string): string[] => words.split(' ').filter(Boolean);

export async function rememberWords(tx: Db, consultations: readonly Found[]): Promise<void> {
  const rows = consultations.flatMap(wordRows);
  if (rows.length > 0) await tx.insertInto('search_word').values(rows).execute();
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
