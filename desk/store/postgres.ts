import { PostgresDialect } from 'kysely';
import pg from 'pg';

import type { Log } from '../log.ts';

/** PostgreSQL's 8-byte integers, which `pg` gives as text. */
const INT8 = 20;

/**
 * PostgreSQL behind a connection pool. Waiting is bounded: 10 s for a connection, 5 s for a row another call holds,
 * 15 s for a query.
 */
export function postgresDialect(url: string, log: Log): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 15_000,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'right-purchase-desk',
    types: {
      getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
    },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', ({ name }) => log('warn', 'database-connection-lost', { error: name }));
  return new PostgresDialect({ pool });
}

/** What PostgreSQL says when somebody else held the row for too long. */
export const isLockTimeout = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '55P03';
