import { Migrator } from 'kysely';

import type { Db } from './database.ts';
import { migrations } from './migrations.ts';

/** Brings the schema to a migration, by default the newest. Under a lock: of several desks one does it, others wait. */
export async function migrate(db: Db, to?: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await (to === undefined ? migrator.migrateToLatest() : migrator.migrateTo(to));
  if (error)
    throw new Error('the database could not be opened or brought up to date', { cause: error });
}
