import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { Kysely, Migrator } from 'kysely';

import type { Database, Db } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { migrations } from './migrations.ts';
import { NodeSqliteDialect } from './node-sqlite.ts';

export interface Store {
  db: Db;
  close: () => Promise<void>;
}

/** Opens the desk's database in `folder` (made where missing) and brings its schema up to date. */
export async function openStore(folder: string): Promise<Store> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(folder);
  const db = new Kysely<Database>({ dialect: new NodeSqliteDialect(join(folder, 'desk.db')) });
  const close = async () => {
    await db.destroy();
    unlock();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, close };
}

async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('the database could not be brought up to date', { cause: error });
}
