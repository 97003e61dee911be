import type { Kysely } from 'kysely';

import type { Outcome, Request } from '../../lib/consultation/consultation.ts';
import type { Database } from './database.ts';
import { figuresOfOutcome, figuresOfRequest } from './figures.ts';

/** Notes among advisors, sign-in by OpenID Connect, and what insights count, beside the request they are read from. */
export async function inboxTables(db: Kysely<Database>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('note')
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('note_key', ['consultation', 'id'])
    .execute();

  await create
    .createTable('open_id_attempt')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('nonce', 'text', (c) => c.notNull())
    .addColumn('verifier', 'text', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await create.alterTable('advisor').addColumn('subject', 'text').execute();
  await create.createIndex('advisor_by_subject').unique().on('advisor').column('subject').execute();
  await create
    .alterTable('session')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('link'))
    .execute();

  await figures(db);
}

const TEXTS = ['level', 'currency', 'result'] as const;
const NUMBERS = ['yearly_minor', 'useful', 'nudged', 'hold_out_percent'] as const;

async function figures(db: Kysely<Database>): Promise<void> {
  for (const column of TEXTS)
    await db.schema.alterTable('consultation').addColumn(column, 'text').execute();
  for (const column of NUMBERS)
    await db.schema.alterTable('consultation').addColumn(column, 'bigint').execute();
  await fillInFigures(db);
  // Holds every column that insights read, so that they never touch the requests themselves.
  await db.schema
    .createIndex('consultation_figures')
    .on('consultation')
    .columns([
      'received_at',
      'id',
      'first_answer_at',
      'vendor_key',
      'team_key',
      ...TEXTS,
      ...NUMBERS,
    ])
    .execute();
}

const AT_ONCE = 1000;

/** Reads the figures of requests that came before there were columns for them. */
export async function fillInFigures(db: Kysely<Database>): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('consultation')
      .select(['id', 'request', 'outcome'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    for (const { id, request, outcome } of rows) {
      const { level, currency, yearly_minor } = figuresOfRequest(JSON.parse(request) as Request);
      const concluded = outcome === null ? {} : figuresOfOutcome(JSON.parse(outcome) as Outcome);
      await db
        .updateTable('consultation')
        .set({ level, currency, yearly_minor, ...concluded })
        .where('id', '=', id)
        .execute();
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.id;
  }
}
