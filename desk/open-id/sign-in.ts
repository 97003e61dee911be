import { randomUUID } from 'node:crypto';

import { endSessionsOf, startSession } from '../advisors/sessions.ts';
import type { Db } from '../store/database.ts';
import type { OpenIdConfig } from './config.ts';
import { nameOf, roleOf } from './person.ts';
import type { Arrival } from './provider.ts';

/** It goes back in an address, and servers refuse very long ones. Without it a provider asks before it signs out. */
const LONGEST_HINT = 4000;

/**
 * Signs in whom the provider named, with the role their groups give them: a newcomer becomes an advisor here. Returns
 * the session's secret; undefined where they have no role (any more), which also ends the sessions they had.
 */
export async function signInAs(
  db: Db,
  { claims, idToken }: Arrival,
  config: OpenIdConfig,
  now: number,
): Promise<string | undefined> {
  const role = roleOf(claims, config);
  const subject = `${config.issuer.href} ${claims.sub}`;
  return db.transaction().execute(async (tx) => {
    if (!role) {
      const known = await tx
        .selectFrom('advisor')
        .select('id')
        .where('subject', '=', subject)
        .executeTakeFirst();
      if (known) await endSessionsOf(tx, known.id);
      return undefined;
    }
    const { id } = await tx
      .insertInto('advisor')
      .values({ id: randomUUID(), name: nameOf(claims), role, subject, created_at: now })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet({ role }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const isShort = idToken.length <= LONGEST_HINT;
    return startSession(tx, id, { kind: 'open-id', idToken: isShort ? idToken : null }, now);
  });
}
