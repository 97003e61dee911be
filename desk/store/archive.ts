/**
 * Everything a desk knows as one portable file: gzipped lines of JSON, a head, then rows by table, then an end. Written
 * from either database, read into either; secrets are in it as hashes only, as in the database.
 */
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import { type Kysely, sql } from 'kysely';
import * as z from 'zod/mini';

import type { Db } from './database.ts';
import { isPostgres } from './postgres.ts';

/** Each table with its key, those it points to first. */
export const TABLES: readonly (readonly [name: string, ...key: string[]])[] = [
  ['setting', 'key'],
  ['enrolment_token', 'id'],
  ['credential', 'id'],
  ['policy_problem', 'credential', 'key', 'reason'],
  ['advisor', 'id'],
  ['channel', 'id'],
  ['catalogue_entry', 'id'],
  ['reply_template', 'id'],
  ['consultation', 'id'],
  ['message', 'consultation', 'id'],
  ['advice', 'consultation', 'id'],
  ['note', 'consultation', 'id'],
  ['seen', 'advisor', 'consultation'],
  ['delivery', 'consultation', 'channel', 'revision'],
  ['thread', 'consultation', 'channel'],
  ['idempotency', 'credential', 'key'],
];
/** Made anew from the others, or for the moment only: people sign in again. */
export const LEFT_OUT = [
  'search_word',
  'session',
  'sign_in_link',
  'open_id_attempt',
  'channel_failure',
];

const FORMAT = 'right-purchase-desk';
export const head = z.object({ format: z.literal(FORMAT), migration: z.string(), at: z.string() });
export const line = z.union([
  z.strictObject({ table: z.string(), row: z.record(z.string(), z.unknown()) }),
  z.strictObject({ end: z.int() }),
]);

/** Tables by name, whatever their columns. */
export type AnyDb = Kysely<Record<string, Record<string, unknown>>>;
const AT_ONCE = 500;

/** Writes all of it, as it stands at one moment; desks may be running. Returns the number of rows. */
export async function writeArchive(db: Db, file: string): Promise<number> {
  let count = 0;
  await db
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel(isPostgres(db) ? 'repeatable read' : 'serializable')
    .execute(async (tx) => {
      const lines = async function* () {
        const migration = await newestMigration(tx);
        yield text({ format: FORMAT, migration, at: new Date().toISOString() });
        for (const [table, ...key] of TABLES)
          for await (const row of rowsOf(tx as never, table, key)) {
            count += 1;
            yield text({ table, row });
          }
        yield text({ end: count });
      };
      const output = createWriteStream(`${file}.part`, { mode: 0o600, flush: true });
      await pipeline(Readable.from(lines()), createGzip(), output);
    });
  await rename(`${file}.part`, file);
  return count;
}

const text = (value: object): string => `${JSON.stringify(value)}\n`;

async function newestMigration(db: Db): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select max(name) as name from kysely_migration`.execute(db);
  return rows[0]!.name;
}

/** Row by row in the order of its key, in pages. */
async function* rowsOf(db: AnyDb, table: string, key: readonly string[]) {
  let last: Record<string, unknown> | undefined;
  for (;;) {
    let page = db.selectFrom(table).selectAll().limit(AT_ONCE);
    for (const column of key) page = page.orderBy(column);
    if (last) {
      const columns = sql.join(key.map((column) => sql.ref(column)));
      const values = sql.join(key.map((column) => last![column]));
      page = page.where(sql<boolean>`(${columns}) > (${values})`);
    }
    const rows = await page.execute();
    yield* rows;
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1);
  }
}
