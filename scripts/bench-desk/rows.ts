import { createHash, randomUUID } from 'node:crypto';

import type { Insertable } from 'kysely';

import { hashSecret } from '../../desk/secrets.ts';
import { type ConsultationRow, newRow, toConversation } from '../../desk/store/consultations.ts';
import type { Database, Db } from '../../desk/store/database.ts';
import { wordRows } from '../../desk/store/word-index.ts';
import type { Request } from '../../lib/consultation/consultation.ts';

/** What the desk stores of one request. */
export interface Rows {
  consultation: Insertable<Database['consultation']>;
  idempotency: Insertable<Database['idempotency']>;
  words: Insertable<Database['search_word']>[];
}

export function rowsOf(request: Request, credential: string, now: number): Rows {
  const consultation = newRow(credential, request, now);
  return { consultation, idempotency: keyOf(consultation, now), words: wordRows(consultation) };
}

/** The key it came under, with the answer kept for repeats. */
export const keyOf = (consultation: ConsultationRow, at: number): Rows['idempotency'] => ({
  credential: consultation.credential,
  key: randomUUID(),
  hash: createHash('sha256').update(consultation.id).digest('hex'),
  answer: JSON.stringify(toConversation(consultation, [], [])),
  at,
});

export interface Browser {
  id: string;
  secret: string;
}

/** So many browsers, enrolled without asking: enrolment is not what is measured. */
export async function addBrowsers(db: Db, count: number, now: number): Promise<Browser[]> {
  const token = randomUUID();
  await db
    .insertInto('enrolment_token')
    .values({ id: token, hash: token, hint: 'test', created_at: now, revoked_at: now })
    .execute();
  const browsers = Array.from({ length: count }, () => ({
    id: randomUUID(),
    secret: `rp-credential-${randomUUID()}${randomUUID()}`,
  }));
  for (let n = 0; n < count; n += 500)
    await db
      .insertInto('credential')
      .values(
        browsers.slice(n, n + 500).map(({ id, secret }) => ({
          id,
          hash: hashSecret(secret),
          enrolment_token: token,
          client_version: '0.1.0',
          client_browser: 'Chrome/156',
          created_at: now,
          last_seen_at: now,
          revoked_at: null,
          reported_at: null,
          successor: null,
        })),
      )
      .execute();
  return browsers;
}
