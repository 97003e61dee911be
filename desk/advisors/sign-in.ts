import { refuse } from '../http/problems.ts';
import type { Advisor } from '../inbox-contract.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Db } from '../store/database.ts';

const LINK_LASTS_MS = 24 * 60 * 60 * 1000;
const SESSION_LASTS_MS = 12 * 60 * 60 * 1000;

/** The token of a link with which `advisor` signs in once, within a day. */
export async function createSignInLink(db: Db, advisor: string, now: number): Promise<string> {
  const token = newSecret('signin');
  await db
    .insertInto('sign_in_link')
    .values({ hash: hashSecret(token), advisor, expires_at: now + LINK_LASTS_MS, used_at: null })
    .execute();
  return token;
}

/** The token travels in the fragment: it reaches no server log, and a link preview does not use it up. */
export const signInUrl = (origin: string, token: string): string => `${origin}/#sign-in=${token}`;

/** Exchanges a link's token, once, for a session. Returns the session's secret. */
export async function signIn(db: Db, token: string, now: number): Promise<string> {
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
    const secret = newSecret('session');
    await tx
      .insertInto('session')
      .values({
        hash: hashSecret(secret),
        advisor: link.advisor,
        created_at: now,
        expires_at: now + SESSION_LASTS_MS,
      })
      .execute();
    return secret;
  });
}

/** Who a session belongs to; refused (401) where there is none. */
export async function advisorOf(db: Db, secret: string | undefined, now: number): Promise<Advisor> {
  const advisor =
    secret &&
    (await db
      .selectFrom('session')
      .innerJoin('advisor', 'advisor.id', 'session.advisor')
      .select(['advisor.id', 'advisor.name', 'advisor.role'])
      .where('session.hash', '=', hashSecret(secret))
      .where('session.expires_at', '>', now)
      .executeTakeFirst());
  if (!advisor) throw refuse.notAuthorised('Sign in with a link from your administrator.');
  return advisor;
}

export async function signOut(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', hashSecret(secret)).execute();
}
