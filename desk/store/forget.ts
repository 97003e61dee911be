import { setTimeout as sleep } from 'node:timers/promises';

import { sql } from 'kysely';

import type { Db } from './database.ts';
import { forgetWords } from './word-index.ts';

/**
 * Deletes consultations with everything that belongs to them: messages, advice, notes, who looked, what channels were
 * told, search words, and the answers kept for repeats, which quote them.
 */
export async function forgetConsultations(tx: Db, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const row = await tx
      .deleteFrom('consultation')
      .where('id', '=', id)
      .returning(['id', 'received_at', 'words', 'credential'])
      .executeTakeFirst();
    if (!row) continue;
    await forgetWords(tx, row);
    await tx
      .deleteFrom('idempotency')
      .where('credential', '=', row.credential)
      .where('answer', 'like', `{"id":"${id}"%`)
      .execute();
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** On SQLite nobody else gets a turn for as long as these take. */
const AT_ONCE = 20;

/**
 * Deletes what nobody is to act on any more and that has not changed for so many days. Some at a time, and no more than
 * half of the time, so that others get their turn in between. Returns how many.
 */
export async function forgetOld(db: Db, days: number, now: number): Promise<number> {
  const before = now - days * DAY_MS;
  let count = 0;
  for (;;) {
    const from = performance.now();
    const rows = await db
      .selectFrom('consultation')
      .select('id')
      .where('turn', '=', 'nobody')
      .where('received_at', '<', before)
      .where('changed_at', '<', before)
      .orderBy('received_at')
      .limit(AT_ONCE)
      .execute();
    const ids = rows.map(({ id }) => id);
    await db.transaction().execute((tx) => forgetConsultations(tx, ids));
    count += ids.length;
    if (ids.length < AT_ONCE) return count;
    await sleep(performance.now() - from);
  }
}

const KEYS_AT_ONCE = 200;

/** Deletes the answers kept for repeats that are older than that, some at a time, too. */
export async function forgetAnswers(db: Db, before: number): Promise<void> {
  for (;;) {
    const from = performance.now();
    const { numDeletedRows } = await db
      .deleteFrom('idempotency')
      .where(
        sql<boolean>`(credential, key) in (
          select credential, key from idempotency where at < ${before} limit ${sql.lit(KEYS_AT_ONCE)})`,
      )
      .executeTakeFirstOrThrow();
    if (numDeletedRows < KEYS_AT_ONCE) return;
    await sleep(performance.now() - from);
  }
}
