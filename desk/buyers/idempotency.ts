import type { Conversation } from '../../lib/consultation/consultation.ts';
import { refuse } from '../http/problems.ts';
import type { Db } from '../store/database.ts';
import { isLockTimeout } from '../store/postgres.ts';

export interface Attempt {
  credential: string;
  key: string;
  /** Of method, address and body. */
  hash: string;
}

export interface Answered {
  /** JSON, as it is sent. */
  answer: string;
  /** What changed; absent where the answer is one that was given before. */
  news?: { id: string; revision: number };
}

/** The value of an `Idempotency-Key` header, quoted (the draft) or bare; refused (400) unless a UUID. */
export function idempotencyKey(header: string | undefined): string {
  const uuid = /^"?([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})"?$/i.exec(header?.trim() ?? '')?.[1];
  if (!uuid) throw refuse.keyMissing();
  return uuid.toLowerCase();
}

/**
 * Does `write` once for a key, however often it is asked to: the answer is stored in the same transaction. The key
 * is claimed first, so that of two attempts at once one waits for the other and then finds its answer.
 */
export async function once(
  db: Db,
  attempt: Attempt,
  now: number,
  write: (tx: Db) => Promise<Conversation>,
): Promise<Answered> {
  return db.transaction().execute(async (tx) => {
    const claimed = await tx
      .insertInto('idempotency')
      .values({ ...attempt, answer: '', at: now })
      .onConflict((conflict) => conflict.columns(['credential', 'key']).doNothing())
      .executeTakeFirst()
      .catch(heldByAnother);
    if (!claimed.numInsertedOrUpdatedRows) return replay(tx, attempt);
    const conversation = await write(tx);
    const answer = JSON.stringify(conversation);
    await tx
      .updateTable('idempotency')
      .set({ answer })
      .where('credential', '=', attempt.credential)
      .where('key', '=', attempt.key)
      .execute();
    return { answer, news: { id: conversation.id, revision: conversation.revision } };
  });
}

function heldByAnother(error: unknown): never {
  throw isLockTimeout(error) ? refuse.inFlight() : error;
}

async function replay(tx: Db, attempt: Attempt): Promise<Answered> {
  const before = await tx
    .selectFrom('idempotency')
    .select(['hash', 'answer'])
    .where('credential', '=', attempt.credential)
    .where('key', '=', attempt.key)
    .executeTakeFirstOrThrow();
  if (before.hash !== attempt.hash) throw refuse.keyReused();
  return { answer: before.answer };
}
