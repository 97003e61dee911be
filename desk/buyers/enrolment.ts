import { randomUUID } from 'node:crypto';

import type * as z from 'zod/mini';

import type { enrolled, enrolment } from '../../lib/consultation/desk-contract.ts';
import { refuse } from '../http/problems.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { Credentials } from '../store/credentials.ts';
import type { Db } from '../store/database.ts';
import { succeed } from './successors.ts';

/** Makes a token with which browsers enrol; it is told once and kept as a hash. */
export async function createEnrolmentToken(db: Db, now: number): Promise<string> {
  const token = newSecret('enrol');
  await db
    .insertInto('enrolment_token')
    .values({
      id: randomUUID(),
      hash: hashSecret(token),
      hint: token.slice(-4),
      created_at: now,
      revoked_at: null,
    })
    .execute();
  return token;
}

/** Gives a browser that knows a valid token a credential of its own, and with it what it asked with the one before. */
export async function enrol(
  db: Db,
  { token, client, previous }: z.output<typeof enrolment>,
  now: number,
): Promise<z.output<typeof enrolled>> {
  const known = await db
    .selectFrom('enrolment_token')
    .select('id')
    .where('hash', '=', hashSecret(token))
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!known) throw refuse.notAuthorised('This enrolment token is not valid (any more).');
  const credential = newSecret('credential');
  const id = randomUUID();
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('credential')
      .values({
        id,
        hash: hashSecret(credential),
        enrolment_token: known.id,
        client_version: client.version,
        client_browser: client.browser,
        created_at: now,
        last_seen_at: now,
        reported_at: null,
        revoked_at: null,
        successor: null,
      })
      .execute();
    if (previous) await succeed(tx, previous, id, now);
  });
  return { credential };
}

const SEEN_EVERY_MS = 60 * 60 * 1000;

/** The id of the credential in an `Authorization` header, or a refusal (401). */
export async function authenticate(
  credentials: Credentials,
  authorization: string | undefined,
  now: number,
): Promise<string> {
  const secret = /^Bearer ([\w-]{32,200})$/i.exec(authorization ?? '')?.[1];
  if (!secret) throw refuse.notAuthorised('Send Authorization: Bearer with the credential.');
  const known = await credentials.find(hashSecret(secret));
  if (!known) throw refuse.notAuthorised('This credential is not known here.');
  if (known.revoked_at !== null) throw refuse.notAuthorised('This credential has been revoked.');
  if (now - known.last_seen_at > SEEN_EVERY_MS) await credentials.seen(known.id, now);
  return known.id;
}
