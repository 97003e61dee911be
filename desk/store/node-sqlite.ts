import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

import {
  CompiledQuery,
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely';

/** SQLite that comes with Node, durable: what a commit acknowledged survives a killed process and a power cut. */
export class NodeSqliteDialect extends SqliteDialect {
  readonly #database: () => Promise<SqliteDatabase>;

  constructor(file: string) {
    const database = async () => adapt(openDurably(file));
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver({ database: this.#database });
  }

  /** SQLite rolls schema changes back too, so a migration that dies half-way leaves nothing behind. */
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdl();
  }
}

/** A transaction that reads first and then writes fails where a command beside the desk wrote in between; so it waits at its beginning. */
class PatientDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Room for the upper pages of every index of a million requests, so that a look-up reads little else. */
const CACHE_KB = 64_000;

function openDurably(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec(
    'pragma journal_mode=WAL; pragma synchronous=FULL; pragma busy_timeout=5000; pragma foreign_keys=ON;',
  );
  // Not mapped: what a search reads is scattered, and the first look at a mapped page costs more than to read it.
  database.exec(`pragma cache_size=-${CACHE_KB};`);
  return database;
}

const KEPT_STATEMENTS = 200;
/** Longer ones write many rows at once: they are large, and seldom the same again. */
const LONGEST_KEPT = 5000;

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, ReturnType<typeof adaptStatement>>();
  return {
    close: () => database.close(),
    prepare(sql) {
      if (sql.length > LONGEST_KEPT) return adaptStatement(database.prepare(sql));
      let statement = statements.get(sql);
      if (!statement) {
        if (statements.size >= KEPT_STATEMENTS) statements.clear();
        statement = adaptStatement(database.prepare(sql));
        statements.set(sql, statement);
      }
      return statement;
    },
  };
}

function adaptStatement(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters: readonly unknown[]) =>
      statement.iterate(...(parameters as SQLInputValue[])),
  };
}
