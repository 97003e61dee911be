import { hashSecret } from '../secrets.ts';
import type { Db } from '../store/database.ts';

/** A browser that is told so often in a row that its credential does not count is not one to follow any further. */
const LONGEST = 100;

/**
 * What a browser asked with credentials that count no more goes on with `to`, its new one: it shows the secret of the
 * last it knows of, and those after that, whose answers it never got, were its own, too. They count no more.
 */
export async function succeed(
  tx: Db,
  previousSecret: string,
  to: string,
  now: number,
): Promise<void> {
  const previous = await tx
    .selectFrom('credential')
    .select('id')
    .where('hash', '=', hashSecret(previousSecret))
    .executeTakeFirst();
  if (!previous) return;
  const before = await chainFrom(tx, previous.id);
  await tx
    .updateTable('consultation')
    .set({ credential: to })
    .where('credential', 'in', before)
    .execute();
  await tx
    .updateTable('idempotency')
    .set({ credential: to })
    .where('credential', 'in', before)
    .execute();
  await tx
    .updateTable('credential')
    .set({ successor: to })
    .where('id', '=', before.at(-1)!)
    .execute();
  await tx
    .updateTable('credential')
    .set({ revoked_at: now })
    .where('id', 'in', before)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Is `mine` the credential that `before` was, or one that followed it? */
export const isSameBrowser = async (tx: Db, before: string, mine: string): Promise<boolean> =>
  (await chainFrom(tx, before)).includes(mine);

/** A credential and those that followed it. */
async function chainFrom(tx: Db, first: string): Promise<string[]> {
  const chain = [first];
  while (chain.length < LONGEST) {
    const { successor } = await tx
      .selectFrom('credential')
      .select('successor')
      .where('id', '=', chain.at(-1)!)
      .executeTakeFirstOrThrow();
    if (successor === null) break;
    chain.push(successor);
  }
  return chain;
}
