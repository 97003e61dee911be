import type { Erased } from '../inbox-contract/erasure.ts';
import { deliveriesOf } from './channel-states.ts';
import type { Db } from './database.ts';
import { forgetConsultations } from './forget.ts';

/** What would be deleted about one buyer; nothing is. */
export async function erasableOf(db: Db, email: string): Promise<Erased> {
  return (await belongingsOf(db, email)).told;
}

/** Deletes everything about one buyer. */
export async function erasePerson(tx: Db, email: string): Promise<Erased> {
  const { ids, credentials, told } = await belongingsOf(tx, email);
  await forgetConsultations(tx, ids);
  for (const credential of credentials) await forgetBrowser(tx, credential);
  return told;
}

/**
 * What was asked under a buyer's address, what their browsers asked without one, and the browsers that nobody else
 * asked from.
 */
async function belongingsOf(tx: Db, email: string) {
  const asked = await askedBy(tx, email);
  const credentials = [...new Set(asked.map(({ credential }) => credential))];
  const ids = new Set(asked.map(({ id }) => id));
  const theirs: string[] = [];
  for (const credential of credentials) {
    const rows = await tx
      .selectFrom('consultation')
      .select(['id', 'email_key'])
      .where('credential', '=', credential)
      .execute();
    const others = rows.filter(({ id, email_key }) => !ids.has(id) && email_key !== null);
    for (const { id } of rows) if (!others.some((other) => other.id === id)) ids.add(id);
    if (others.length === 0) theirs.push(credential);
  }
  const told = {
    consultations: ids.size,
    browsers: theirs.length,
    copies: await copiesOf(tx, [...ids]),
  };
  return { ids: [...ids], credentials: theirs, told };
}

const askedBy = (tx: Db, email: string) =>
  tx
    .selectFrom('consultation')
    .select(['id', 'credential'])
    .where('email_key', '=', email.toLowerCase())
    .execute();

/** What other tools were told, or may have been, and what it became there. */
async function copiesOf(tx: Db, ids: readonly string[]): Promise<Erased['copies']> {
  const copies: Erased['copies'] = [];
  for (const id of ids) {
    const told = (await deliveriesOf(tx, id)).filter(
      ({ state, attempts }) => state === 'delivered' || state === 'handed-over' || attempts > 0,
    );
    for (const { name, label, url } of new Map(told.map((row) => [row.id, row])).values())
      copies.push({ channel: name, label: label ?? undefined, url: url ?? undefined });
  }
  return copies;
}

/** It enrols anew if it is still in use. */
async function forgetBrowser(tx: Db, credential: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('credential', '=', credential).execute();
  await tx.deleteFrom('credential').where('id', '=', credential).execute();
}
