import { sql } from 'kysely';

import type { Request } from '../../lib/consultation/consultation.ts';
import type { Erased } from '../inbox-contract/erasure.ts';
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
      .select(['id', 'request'])
      .where('credential', '=', credential)
      .execute();
    const others = rows.filter(({ id, request }) => !ids.has(id) && emailOf(request) !== undefined);
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

/** Looks through all requests: slow where there are very many, but it misses none. */
async function askedBy(tx: Db, email: string) {
  const written = `"email":${JSON.stringify(email.toLowerCase())}`;
  const rows = await tx
    .selectFrom('consultation')
    .select(['id', 'credential', 'request'])
    .where(sql<boolean>`lower(request) like ${`%${written}%`}`)
    .execute();
  return rows.filter(({ request }) => emailOf(request) === email.toLowerCase());
}

const emailOf = (request: string): string | undefined =>
  (JSON.parse(request) as Request).buyer?.email?.toLowerCase();

async function copiesOf(tx: Db, ids: readonly string[]): Promise<Erased['copies']> {
  const copies: Erased['copies'] = [];
  for (const id of ids) {
    const rows = await tx
      .selectFrom('delivery')
      .innerJoin('channel', 'channel.id', 'delivery.channel')
      .leftJoin('thread', (join) =>
        join
          .onRef('thread.channel', '=', 'delivery.channel')
          .onRef('thread.consultation', '=', 'delivery.consultation'),
      )
      .select(['channel.name', 'thread.label', 'thread.url'])
      .distinct()
      .where('delivery.consultation', '=', id)
      .where((eb) =>
        eb.or([eb('state', 'in', ['delivered', 'handed-over']), eb('attempts', '>', 0)]),
      )
      .execute();
    for (const { name, label, url } of rows)
      copies.push({ channel: name, label: label ?? undefined, url: url ?? undefined });
  }
  return copies;
}

/** It enrols anew if it is still in use. */
async function forgetBrowser(tx: Db, credential: string): Promise<void> {
  await tx.deleteFrom('idempotency').where('credential', '=', credential).execute();
  await tx.deleteFrom('credential').where('id', '=', credential).execute();
}
