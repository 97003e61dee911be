import { refuse } from '../http/problems.ts';
import type { Advisor } from '../inbox-contract.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Db } from '../store/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A session ends when it was not used for a week, and in any case after two months. */
const IDLE_MS = 7 * DAY_MS;
export const SESSION_MS = 60 * DAY_MS;

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
        kind: 'link',
        created_at: now,
        expires_at: now + IDLE_MS,
      })
      .execute();
    return secret;
  });
}

/** Who a session belongs to; refused (401) where there is none. Using it keeps it going. */
export async function advisorOf(db: Db, secret: string | undefined, now: number): Promise<Advisor> {
  const hash = hashSecret(secret ?? '');
  const session = await db
    .selectFrom('session')
    .innerJoin('advisor', 'advisor.id', 'session.advisor')
    .select(['advisor.id', 'advisor.name', 'advisor.role'])
    .select(['session.created_at', 'session.expires_at'])
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  if (!session) throw refuse.notAuthorised('Sign in with a link from your administrator.');
  const { id, name, role, created_at, expires_at } = session;
  const next = Math.min(now + IDLE_MS, created_at + SESSION_MS);
  if (next - expires_at > DAY_MS)
    await db.updateTable('session').set({ expires_at: next }).where('hash', '=', hash).execute();
  return { id, name, role };
}

export async function signOut(db: Db, secret: string): Promise<void> {
  await db.deleteFrom('session').where('hash', '=', hashSecret(secret)).execute();
}
