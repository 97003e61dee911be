import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { Kysely } from 'kysely';

import type { Log } from '../log.ts';
import type { Database, Db } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate } from './migrate.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';
import { postgresWire } from './postgres-wire.ts';
import { BOUNDED, postgresDialect } from './postgres.ts';

export interface Store {
  db: Db;
  /** Reaches the other desks on the same database; absent where there can be none. */
  wire?: Wire;
  close: () => Promise<void>;
}

export interface Wire {
  /** Tells every desk, this one too. */
  tell: (text: string) => Promise<void>;
  /** `''`: something may have been missed. */
  listen: (listener: (text: string) => void) => void;
  close: () => Promise<void>;
}

/** Opens the desk's SQLite database in `folder` (made where missing) and brings its schema up to date. */
export async function openFolder(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  try {
    const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(fileIn(folder)) });
    await upToDate(db);
    return {
      db,
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Opens a PostgreSQL database, which any number of desks may share, and brings its schema up to date. */
export async function openPostgres(url: string, log: Log): Promise<Store> {
  const patient = new Kysely<Database>({ dialect: postgresDialect(url, log) });
  await upToDate(patient);
  await patient.destroy();
  const db = new Kysely<Database>({ dialect: postgresDialect(url, log, BOUNDED) });
  const wire = postgresWire(url, db, log);
  return {
    db,
    wire,
    close: async () => {
      await wire.close();
      await db.destroy();
    },
  };
}

async function upToDate(db: Db): Promise<void> {
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** The same databases as they are, for commands beside the desk: nothing is made, locked or brought up to date. */
export function connect(
  { data, database }: { data: string; database?: string | undefined },
  log: Log,
): Db {
  const dialect = database ? postgresDialect(database, log) : new NodeSqliteDialect(fileIn(data));
  return new Kysely<Database>({ dialect });
}

export const fileIn = (folder: string): string => join(folder, 'desk.db');
