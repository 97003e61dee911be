import type { Db } from './database.ts';

export interface Settings {
  /** What IT says about itself to buyers. Empty: not said. */
  name: string;
  contact: string;
  /** Browsers tell how they are set up; they do unless an administrator does not want it. */
  fleetHealth: boolean;
}

export async function readSettings(db: Db): Promise<Settings> {
  const rows = await db.selectFrom('setting').selectAll().execute();
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  return {
    name: values.get('name') ?? '',
    contact: values.get('contact') ?? '',
    fleetHealth: values.get('fleetHealth') !== 'false',
  };
}

export async function writeSettings(tx: Db, settings: Partial<Settings>): Promise<void> {
  for (const [key, value] of Object.entries(settings).map(([key, value]) => [key, String(value)]))
    await tx
      .insertInto('setting')
      .values({ key: key!, value: value! })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: value! }))
      .execute();
}
