/** A desk's database with many requests in it, written in bulk: nothing durable, indexes at the end. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import { sql } from 'kysely';

import { connect, fileIn } from '../../desk/store/open.ts';
import { withoutIndexes } from '../../desk/store/without-indexes.ts';
import { indexAllWords } from '../../desk/store/word-index.ts';
import { ASSIGN, history } from './history.ts';
import type { Browser } from './rows.ts';

const IN_BULK = ['journal_mode=OFF', 'synchronous=OFF', 'foreign_keys=OFF', 'cache_size=-500000'];

export async function fillSqlite(
  folder: string,
  count: number,
  browsers: readonly Browser[],
): Promise<void> {
  const db = connect({ data: folder }, () => {});
  for (const pragma of IN_BULK) await sql.raw(`pragma ${pragma}`).execute(db);
  await withoutIndexes(db, async () => insertAll(fileIn(folder), count, browsers));
  for (const assign of ASSIGN) await sql.raw(assign).execute(db);
  await indexAllWords(db);
  await sql`pragma journal_mode=WAL`.execute(db);
  await db.destroy();
}

function insertAll(file: string, count: number, browsers: readonly Browser[]): void {
  const database = new DatabaseSync(file);
  for (const pragma of IN_BULK) database.exec(`pragma ${pragma}`);
  database.exec('begin');
  const insert = inserter(database);
  for (const { consultation, idempotency } of history(count, browsers)) {
    insert('consultation', consultation);
    if (idempotency) insert('idempotency', idempotency);
  }
  database.exec('commit');
  database.close();
}

function inserter(database: DatabaseSync): (table: string, row: object) => void {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  return (table, row) => {
    let statement = prepared.get(table);
    if (!statement) {
      const names = Object.keys(row);
      const marks = names.map(() => '?').join();
      statement = database.prepare(`insert into ${table} (${names.join()}) values (${marks})`);
      prepared.set(table, statement);
    }
    statement.run(...(Object.values(row) as SQLInputValue[]));
  };
}
