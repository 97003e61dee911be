import { refuse } from '../http/problems.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Db } from '../store/database.ts';
import { startSession } from './sessions.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The token of a link with which `advisor` signs in once, within a day. */
export async function createSignInLink(db: Db, advisor: string, now: number): Promise<string> {
  const token = newSecret('signin');
  await db
    .insertInto('sign_in_link')
    .values({ hash: hashSecret(token), advisor, expires_at: now + DAY_MS, used_at: null })
    .execute();
  return token;
}

/** The token travels in the fragment: it reaches no server log, and a link preview does not use it up. */
export const signInUrl = (origin: string, token: string): string => `${origin}/#sign-in=${token}`;

/** Exchanges a link's token, once, for a session. Returns the session's secret. */
export async function signInByLink(db: Db, token: string, now: number): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const link = await tx
      .updateTable('sign_in_link')
      .set({ used_at: now })
      .where('hash', '=', hashSecret(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('advisor')
      .executeTakeFirst();
    if (!link) throw refuse.notAuthorised('This sign-in link was used already, or is too old.');
    return startSession(tx, link.advisor, { kind: 'link', idToken: null }, now);
  });
}
