import type { Health } from '../../lib/consultation/health.ts';
import type { Db } from '../store/database.ts';
import { readSettings } from '../store/settings.ts';

/** Keeps what a browser says of itself, in place of what it said before; nothing where the desk does not want it. */
export async function takeHealth(
  db: Db,
  credential: string,
  { client, problems }: Health,
  now: number,
): Promise<void> {
  if (!(await readSettings(db)).fleetHealth) return;
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('credential')
      .set({
        client_version: client.version,
        client_browser: client.browser,
        reported_at: now,
      })
      .where('id', '=', credential)
      .execute();
    await tx.deleteFrom('policy_problem').where('credential', '=', credential).execute();
    if (problems.length === 0) return;
    await tx
      .insertInto('policy_problem')
      .values(problems.map((problem) => ({ credential, ...problem })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Forgets what all browsers said. */
export async function forgetHealth(tx: Db): Promise<void> {
  await tx.deleteFrom('policy_problem').execute();
  await tx.updateTable('credential').set({ reported_at: null }).execute();
}
