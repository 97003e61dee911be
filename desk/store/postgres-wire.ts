import { sql } from 'kysely';
import pg from 'pg';

import type { Log } from '../log.ts';
import type { Db } from './database.ts';
import type { Wire } from './open.ts';

const CHANNEL = 'desk_change';
const AGAIN_AFTER_MS = 2000;

/**
 * Tells the other desks on the same database, by LISTEN and NOTIFY on a connection of its own. When that breaks it is
 * made anew; what was told in between is lost, so listeners are told with `''` to read everything anew.
 */
export function postgresWire(url: string, db: Db, log: Log): Wire {
  const listeners = new Set<(text: string) => void>();
  const hear = (text: string) => {
    for (const listener of listeners) listener(text);
  };
  let client: pg.Client | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on('notification', ({ payload = '' }) => hear(payload));
    fresh.on('error', lost);
    fresh.on('end', lost);
    try {
      await fresh.connect();
      await fresh.query(`listen ${CHANNEL}`);
      if (isClosed) return void (await fresh.end());
      client = fresh;
      hear('');
    } catch {
      lost();
    }
  };
  const lost = () => {
    client = undefined;
    if (isClosed || again) return;
    log('warn', 'wire-lost');
    again = setTimeout(() => {
      again = undefined;
      void connect();
    }, AGAIN_AFTER_MS);
  };
  void connect();

  return {
    tell: async (text) => {
      if (client) await sql`select pg_notify(${CHANNEL}, ${text})`.execute(db);
      else hear(text);
    },
    listen: (listener) => void listeners.add(listener),
    close: async () => {
      isClosed = true;
      clearTimeout(again);
      await client?.end();
    },
  };
}
