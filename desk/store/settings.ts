import type { Db } from './database.ts';

/** What IT says about itself to buyers. Empty: not said. */
export interface Settings {
  name: string;
  contact: string;
}

export async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('setting').selectAll().execute();
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return { name: values.get('name') ?? '', contact: values.get('contact') ?? '' };
}

export async function writeSettings(tx: Db, settings: Settings): Promise<void> {
  for (const [key, value] of Object.entries(settings))
    await tx
      .insertInto('setting')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
}
