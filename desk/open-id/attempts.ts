import { hashSecret, newSecret } from '../secrets.ts';
import type { Db } from '../store/database.ts';
import type { Attempt } from './provider.ts';

/** Long enough to find one's second factor. */
export const ATTEMPT_MS = 10 * 60 * 1000;

/** Keeps what was agreed with the provider. Returns the secret with which the browser comes back for it. */
export async function keepAttempt(db: Db, attempt: Attempt, now: number): Promise<string> {
  const secret = newSecret('attempt');
  await db
    .insertInto('open_id_attempt')
    .values({ ...attempt, hash: hashSecret(secret), expires_at: now + ATTEMPT_MS })
    .execute();
  return secret;
}

/** Hands it out once. */
export async function takeAttempt(
  db: Db,
  secret: string | undefined,
  now: number,
): Promise<Attempt | undefined> {
  return db
    .deleteFrom('open_id_attempt')
    .where('hash', '=', hashSecret(secret ?? ''))
    .where('expires_at', '>', now)
    .returning(['state', 'nonce', 'verifier'])
    .executeTakeFirst();
}
