import { PostgresAdapter, PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Log } from '../log.ts';
import type { Db } from './database.ts';

/** PostgreSQL's 8-byte integers, which `pg` gives as text. */
const INT8 = 20;

/** No call to the desk waits longer: 5 s for a row another one holds, 15 s for a query. */
export const BOUNDED = {
  statement_timeout: 15_000,
  lock_timeout: 5000,
  idle_in_transaction_session_timeout: 30_000,
};

/** PostgreSQL behind a connection pool. Work on all there is takes its time; calls to the desk do not ({@link BOUNDED}). */
export function postgresDialect(
  url: string,
  log: Log,
  bounds: Partial<typeof BOUNDED> = {},
): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    ...bounds,
    application_name: 'right-purchase-desk',
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', ({ name }) => log('warn', 'database-connection-lost', { error: name }));
  return new PostgresDialect({ pool });
}

export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

/** What PostgreSQL says when somebody else held the row for too long. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '55P03';
