import { sql } from 'kysely';

import type { Db } from './database.ts';
import { isPostgres } from './postgres.ts';

/** Writes very many rows: indexes, less those that keep keys apart, are made at the end, each page of them once. */
export async function withoutIndexes<Result>(db: Db, act: () => Promise<Result>): Promise<Result> {
  const indexes = await indexesOf(db);
  for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db);
  const result = await act();
  for (const { definition } of indexes) await sql.raw(definition).execute(db);
  return result;
}

async function indexesOf(db: Db): Promise<{ name: string; definition: string }[]> {
  const query = isPostgres(db)
    ? sql<{ name: string; definition: string }>`
        select indexname as name, indexdef as definition from pg_indexes
        where schemaname = current_schema() and indexname not in (select conname from pg_constraint)`
    : sql<{ name: string; definition: string }>`
        select name, sql as definition from sqlite_schema where type = 'index' and sql is not null`;
  return (await query.execute(db)).rows;
}
