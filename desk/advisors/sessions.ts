import { refuse } from '../http/problems.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Db, SessionKind } from '../store/database.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/**
 * A session ends when it was not used for `idle`, and in any case after `whole`. Where a provider signs people in,
 * doing so again is one press, and shows what their groups are by then.
 */
const LIFETIME: Record<SessionKind, { idle: number; whole: number }> = {
  link: { idle: 7 * DAY_MS, whole: 60 * DAY_MS },
  'open-id': { idle: 12 * HOUR_MS, whole: DAY_MS },
};

/** For how long a browser may keep the cookie, in seconds. */
export const cookieAge = (kind: SessionKind): number => LIFETIME[kind].whole / 1000;

/** How a session began; `idToken`: what the OpenID provider said of the person. */
export interface Begun {
  kind: SessionKind;
  idToken: string | null;
}

/** Returns the new session's secret. */
export async function startSession(
  tx: Db,
  advisor: string,
  { kind, idToken }: Begun,
  now: number,
): Promise<string> {
  const secret = newSecret('session');
  const expires_at = now + LIFETIME[kind].idle;
  await tx
    .insertInto('session')
    .values({
      hash: hashSecret(secret),
      advisor,
      kind,
      created_at: now,
      expires_at,
      id_token: idToken,
    })
    .execute();
  return secret;
}

/** Who a session belongs to; refused (401) where there is none. Using it keeps it going. */
export async function advisorOf(db: Db, secret: string | undefined, now: number): Promise<Advisor> {
  const hash = hashSecret(secret ?? '');
  const session = await db
    .selectFrom('session')
    .innerJoin('advisor', 'advisor.id', 'session.advisor')
    .select(['advisor.id', 'advisor.name', 'advisor.role'])
    .select(['session.kind', 'session.created_at', 'session.expires_at'])
    .where('session.hash', '=', hash)
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  if (!session) throw refuse.notAuthorised('Sign in to the inbox.');
  const { id, name, role, kind, created_at, expires_at } = session;
  const { idle, whole } = LIFETIME[kind];
  const next = Math.min(now + idle, created_at + whole);
  // Not at every call: that would write to the database for each.
  if (next - expires_at > idle / 8)
    await db.updateTable('session').set({ expires_at: next }).where('hash', '=', hash).execute();
  return { id, name, role };
}

/** Returns how it began; `undefined` where it has ended already. */
export async function endSession(db: Db, secret: string): Promise<Begun | undefined> {
  return db
    .deleteFrom('session')
    .where('hash', '=', hashSecret(secret))
    .returning(['kind', 'id_token as idToken'])
    .executeTakeFirst();
}

export async function endSessionsOf(db: Db, advisor: string): Promise<void> {
  await db.deleteFrom('session').where('advisor', '=', advisor).execute();
}
