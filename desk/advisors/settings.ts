import { createEnrolmentToken } from '../buyers/enrolment.ts';
import { refuse } from '../http/problems.ts';
import type { Credentials, Settings } from '../inbox-contract/settings.ts';
import { readInsights } from '../insights/read.ts';
import { deleteCatalogueItem, readCatalogue, writeCatalogueItem } from '../store/catalogue.ts';
import { channelHealthOf } from '../store/channel-health.ts';
import type { Db } from '../store/database.ts';
import { erasableOf, erasePerson } from '../store/erase.ts';
import { readSettings, writeSettings } from '../store/settings.ts';
import { readTemplates, writeTemplates } from '../store/templates.ts';
import type { Handlers } from './call.ts';

type Names =
  | 'templates'
  | 'saveTemplates'
  | 'catalogue'
  | 'saveCatalogueItem'
  | 'deleteCatalogueItem'
  | 'insights'
  | 'settings'
  | 'saveSettings'
  | 'createEnrolmentToken'
  | 'revokeEnrolmentToken'
  | 'channels'
  | 'credentials'
  | 'revokeCredential'
  | 'erasable'
  | 'erase';

export const settingsHandlers: Handlers<Names> = {
  templates: async ({ db }) => ({ items: await readTemplates(db) }),

  saveTemplates: async ({ db, body, tell }) => {
    await writeTemplates(db, body.items);
    tell({ type: 'settings' });
    return body;
  },

  catalogue: async ({ db }) => ({ items: await readCatalogue(db) }),

  saveCatalogueItem: async ({ db, id, body, tell }) => {
    await writeCatalogueItem(db, { id, entry: body });
    tell({ type: 'catalogue' });
    return { id, entry: body };
  },

  deleteCatalogueItem: async ({ db, id, tell }) => {
    if (!(await deleteCatalogueItem(db, id))) throw refuse.notFound();
    tell({ type: 'catalogue' });
    return {};
  },

  insights: ({ db, query, now }) => readInsights(db, query, now),

  settings: ({ db }) => settingsOf(db),

  saveSettings: async ({ db, body, tell }) => {
    await writeSettings(db, body);
    tell({ type: 'settings' });
    return settingsOf(db);
  },

  createEnrolmentToken: async ({ db, now, tell }) => {
    const token = await createEnrolmentToken(db, now);
    tell({ type: 'settings' });
    return { token };
  },

  revokeEnrolmentToken: async ({ db, id, now, tell }) => {
    await revoke(db, 'enrolment_token', id, now);
    tell({ type: 'settings' });
    return {};
  },

  channels: async ({ db, now }) => ({ items: await channelHealthOf(db, now) }),

  credentials: async ({ db }) => ({ items: await credentialsOf(db) }),

  revokeCredential: async ({ db, id, now, tell }) => {
    await revoke(db, 'credential', id, now);
    tell({ type: 'settings' });
    return {};
  },

  erasable: ({ db, body }) => erasableOf(db, body.email),

  erase: async ({ db, body, tell }) => {
    const erased = await erasePerson(db, body.email);
    tell({ type: 'anything' });
    return erased;
  },
};

async function revoke(
  db: Db,
  table: 'enrolment_token' | 'credential',
  id: string,
  now: number,
): Promise<void> {
  const revoked = await db
    .updateTable(table)
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!revoked.numUpdatedRows) throw refuse.notFound();
}

async function settingsOf(db: Db): Promise<Settings> {
  const tokens = await db
    .selectFrom('enrolment_token')
    .leftJoin('credential', 'credential.enrolment_token', 'enrolment_token.id')
    .select(['enrolment_token.id', 'hint', 'enrolment_token.created_at'])
    .select(['enrolment_token.revoked_at'])
    .select((eb) => eb.fn.count<number>('credential.id').as('browsers'))
    .groupBy(['enrolment_token.id', 'hint', 'enrolment_token.created_at'])
    .groupBy(['enrolment_token.revoked_at'])
    .orderBy('enrolment_token.created_at', 'desc')
    .execute();
  const { name, contact } = await readSettings(db);
  return {
    organisation: { name, contact },
    enrolmentTokens: tokens.map(({ id, hint, created_at, revoked_at, browsers }) => ({
      id,
      hint,
      createdAt: instant(created_at),
      revokedAt: revoked_at === null ? undefined : instant(revoked_at),
      browsers: Number(browsers),
    })),
  };
}

const LISTED = 500;

async function credentialsOf(db: Db): Promise<Credentials['items']> {
  const rows = await db
    .selectFrom('credential')
    .selectAll()
    .orderBy('last_seen_at', 'desc')
    .limit(LISTED)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    client: { version: row.client_version, browser: row.client_browser },
    lastSeenAt: instant(row.last_seen_at),
    revokedAt: row.revoked_at === null ? undefined : instant(row.revoked_at),
  }));
}

const instant = (ms: number): string => new Date(ms).toISOString();
