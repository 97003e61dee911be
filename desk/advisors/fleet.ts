import { forgetHealth } from '../buyers/health.ts';
import type { Fleet } from '../inbox-contract/fleet.ts';
import type { Db } from '../store/database.ts';
import { readSettings, writeSettings } from '../store/settings.ts';
import type { Handlers } from './call.ts';

/** Longer away, and a browser is thought to be gone. */
const CURRENT_MS = 30 * 24 * 60 * 60 * 1000;
const LISTED = 50;

export const fleetHandlers: Handlers<'fleet' | 'saveFleet'> = {
  fleet: ({ db, now }) => fleetOf(db, now),

  saveFleet: async ({ db, body: { isWanted }, now, tell }) => {
    await writeSettings(db, { fleetHealth: isWanted });
    if (!isWanted) await forgetHealth(db);
    tell({ type: 'settings' });
    return fleetOf(db, now);
  },
};

async function fleetOf(db: Db, now: number): Promise<Fleet> {
  const { fleetHealth } = await readSettings(db);
  const versions = await versionsOf(db, now);
  return {
    isWanted: fleetHealth,
    browsers: await countOf(db, now),
    reporting: versions.reduce((sum, { browsers }) => sum + browsers, 0),
    versions: versions.slice(0, LISTED),
    problems: await problemsOf(db, now),
  };
}

async function countOf(db: Db, now: number): Promise<number> {
  const { browsers } = await db
    .selectFrom('credential')
    .select((eb) => eb.fn.countAll<number>().as('browsers'))
    .where('revoked_at', 'is', null)
    .where('last_seen_at', '>=', now - CURRENT_MS)
    .executeTakeFirstOrThrow();
  return Number(browsers);
}

async function versionsOf(db: Db, now: number): Promise<Fleet['versions']> {
  const rows = await db
    .selectFrom('credential')
    .select((eb) => ['client_version', eb.fn.countAll<number>().as('browsers')])
    .where('revoked_at', 'is', null)
    .where('reported_at', '>=', now - CURRENT_MS)
    .groupBy('client_version')
    .execute();
  const newestFirst = new Intl.Collator('en', { numeric: true });
  return rows
    .map(({ client_version, browsers }) => ({
      version: client_version,
      browsers: Number(browsers),
    }))
    .toSorted((a, b) => newestFirst.compare(b.version, a.version));
}

async function problemsOf(db: Db, now: number): Promise<Fleet['problems']> {
  const rows = await db
    .selectFrom('policy_problem')
    .innerJoin('credential', 'credential.id', 'policy_problem.credential')
    .select((eb) => ['key', 'reason', eb.fn.countAll<number>().as('browsers')])
    .where('revoked_at', 'is', null)
    .where('reported_at', '>=', now - CURRENT_MS)
    .groupBy(['key', 'reason'])
    .orderBy('browsers', 'desc')
    .orderBy('key')
    .limit(LISTED)
    .execute();
  return rows.map(({ key, reason, browsers }) => ({ key, reason, browsers: Number(browsers) }));
}
