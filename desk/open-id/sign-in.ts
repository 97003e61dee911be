import { randomUUID } from 'node:crypto';

import { endSessionsOf, startSession } from '../advisors/sessions.ts';
import type { Db } from '../store/database.ts';
import type { OpenIdConfig } from './config.ts';
import { type Claims, nameOf, roleOf } from './person.ts';

/**
 * Signs in whom the provider named, with the role their groups give them: a newcomer becomes an advisor here. Returns
 * the session's secret; undefined where they have no role (any more), which also ends the sessions they had.
 */
export async function signInAs(
  db: Db,
  claims: Claims & { sub: string },
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
    return startSession(tx, id, 'open-id', now);
  });
}
