import type { Request } from '../../lib/consultation/consultation.ts';
import { searchWords } from '../search-words.ts';
import type { Db } from './database.ts';

/** What one request is found by, as it is stored. */
export const wordRows = (request: Request, receivedAt: number) =>
  searchWords(request).map((word) => ({
    word,
    received_at: receivedAt,
    consultation: request.id,
  }));

export async function rememberWords(
  tx: Db,
  arrived: readonly { request: Request; row: { received_at: number } }[],
): Promise<void> {
  const rows = arrived.flatMap(({ request, row }) => wordRows(request, row.received_at));
  if (rows.length > 0) await tx.insertInto('search_word').values(rows).execute();
}

export async function forgetWords(tx: Db, request: Request, receivedAt: number): Promise<void> {
  const words = searchWords(request);
  if (words.length === 0) return;
  await tx
    .deleteFrom('search_word')
    .where('word', 'in', words)
    .where('received_at', '=', receivedAt)
    .where('consultation', '=', request.id)
    .execute();
}
