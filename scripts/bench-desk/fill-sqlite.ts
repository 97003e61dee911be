/** A desk's database with many requests in it, written in bulk: nothing durable, indexes at the end. */
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import { connect } from '../../desk/store/open.ts';
import { indexAllWords } from '../../desk/store/word-index.ts';
import { ASSIGN, history } from './history.ts';
import type { Browser } from './rows.ts';

export async function fillSqlite(
  folder: string,
  count: number,
  browsers: readonly Browser[],
): Promise<void> {
  const database = new DatabaseSync(join(folder, 'desk.db'), {
    enableForeignKeyConstraints: false,
  });
  database.exec('pragma journal_mode=OFF; pragma synchronous=OFF; pragma cache_size=-500000;');
  const indexes = database
    .prepare(
      `select name, sql from sqlite_schema where type = 'index' and sql is not null
        and tbl_name in ('consultation', 'idempotency')`,
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`drop index ${name}`);
  database.exec('begin');
  const insert = inserter(database);
  for (const { consultation, idempotency } of history(count, browsers)) {
    insert('consultation', consultation);
    if (idempotency) insert('idempotency', idempotency);
  }
  database.exec('commit');
  for (const { sql } of indexes) database.exec(sql);
  for (const sql of ASSIGN) database.exec(sql);
  database.exec('pragma journal_mode=WAL');
  database.close();

  const db = connect({ data: folder }, () => {});
  await indexAllWords(db);
  await db.destroy();
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
