/** Inserting the desk's rows with nothing around it: the driver the desk uses, a transaction a request. */
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import pg from 'pg';

import type { Rows } from './rows.ts';

export interface Bare {
  insert(rows: Rows): Promise<void>;
  close(): Promise<void>;
}

/** As desk/store/node-sqlite.ts opens it. */
export function bareSqlite(folder: string): Bare {
  const database = new DatabaseSync(join(folder, 'desk.db'));
  database.exec(
    'pragma journal_mode=WAL; pragma synchronous=FULL; pragma busy_timeout=5000; pragma foreign_keys=ON;',
  );
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const insert = (table: string, row: object) => {
    let statement = prepared.get(table);
    if (!statement) {
      const names = Object.keys(row);
      const marks = names.map(() => '?').join();
      statement = database.prepare(`insert into ${table} (${quoted(names)}) values (${marks})`);
      prepared.set(table, statement);
    }
    statement.run(...(Object.values(row) as SQLInputValue[]));
  };
  return {
    insert: async ({ consultation, idempotency, words }) => {
      database.exec('begin');
      insert('consultation', consultation);
      insert('idempotency', idempotency);
      for (const word of words) insert('search_word', word);
      database.exec('commit');
    },
    close: async () => database.close(),
  };
}

/** With a pool as large as the desk's; all words of a request in one statement. */
export function barePostgres(url: string): Bare {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  return {
    insert: async ({ consultation, idempotency, words }) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        await insertInto(client, 'consultation', [consultation]);
        await insertInto(client, 'idempotency', [idempotency]);
        await insertInto(client, 'search_word', words);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join();

function insertInto(client: pg.PoolClient, table: string, rows: object[]) {
  const names = Object.keys(rows[0]!);
  const tuples = rows.map(
    (_, row) => `(${names.map((_, column) => `$${row * names.length + column + 1}`).join()})`,
  );
  const text = `insert into ${table} (${quoted(names)}) values ${tuples.join()}`;
  return client.query(
    text,
    rows.flatMap((row) => Object.values(row) as unknown[]),
  );
}
