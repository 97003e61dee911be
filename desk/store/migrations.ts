import { type Kysely, type Migration, PostgresAdapter, sql } from 'kysely';

import { channelHealth, channelTables } from './channel-tables.ts';
import type { Database } from './database.ts';
import { inboxTables } from './inbox-tables.ts';
import { listColumns } from './list-columns.ts';
import { searchTables } from './search-tables.ts';
import { searchTurns } from './search-turns.ts';

/** In order of name; a migration that has been released never changes. Each runs in one transaction, under a lock. */
export const migrations: Record<string, Migration> = {
  '0001-first': { up: first },
  '0002-channels': { up: channelTables },
  '0003-inbox': { up: inboxTables },
  '0004-fleet-health': { up: fleetHealth },
  '0005-search': { up: searchTables },
  '0006-channel-health': { up: channelHealth },
  '0007-successors': { up: successors },
  '0008-sign-out': { up: signOut },
  '0009-list': { up: listColumns },
  '0010-demand': { up: demand },
  '0011-assigned': { up: assigned },
  '0012-search-turns': { up: searchTurns },
};

async function first(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('setting')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();

  await create
    .createTable('enrolment_token')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();

  await create
    .createTable('credential')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('hash', 'text', (c) => c.notNull().unique())
    .addColumn('enrolment_token', 'text', (c) => c.notNull().references('enrolment_token.id'))
    .addColumn('client_version', 'text', (c) => c.notNull())
    .addColumn('client_browser', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute();

  await advisors(db);
  await consultations(db);

  await create
    .createTable('catalogue_entry')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('sort_name', 'text', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .execute();

  await create
    .createTable('reply_template')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('template', 'text', (c) => c.notNull())
    .execute();
}

async function consultations(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('consultation')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('credential', 'text', (c) => c.notNull().references('credential.id'))
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('buyer_revision', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('turn', 'text', (c) => c.notNull())
    .addColumn('assignee', 'text', (c) => c.references('advisor.id').onDelete('set null'))
    .addColumn('first_answer_at', 'bigint')
    .addColumn('newest_verdict', 'text')
    .addColumn('urgency', 'bigint', (c) => c.notNull())
    .addColumn('vendor_key', 'text', (c) => c.notNull())
    .addColumn('team_key', 'text')
    .addColumn('request', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text')
    .execute();
  const indexes: [string, string[]][] = [
    ['consultation_of_credential', ['credential', 'received_at']],
    ['consultation_by_turn_and_age', ['turn', 'received_at']],
    ['consultation_by_turn_and_urgency', ['turn', 'urgency']],
    ['consultation_by_assignee', ['assignee', 'turn']],
    ['consultation_by_age', ['received_at']],
    ['consultation_by_vendor', ['vendor_key', 'received_at']],
    ['consultation_by_first_answer', ['first_answer_at']],
  ];
  for (const [name, columns] of indexes)
    await create.createIndex(name).on('consultation').columns(columns).execute();

  await create
    .createTable('message')
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('sender', 'text', (c) => c.notNull())
    .addColumn('by', 'text')
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('message_key', ['consultation', 'id'])
    .execute();

  await create
    .createTable('advice')
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .addColumn('by', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('advice_key', ['consultation', 'id'])
    .execute();

  await create
    .createTable('search_word')
    .addColumn('word', 'text', (c) => c.notNull())
    .addColumn('received_at', 'bigint', (c) => c.notNull())
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('search_word_key', ['word', 'received_at', 'consultation'])
    .execute();
  await orderByBytes(db, 'search_word', 'word');
  await create
    .createIndex('search_word_of_consultation')
    .on('search_word')
    .column('consultation')
    .execute();

  await create
    .createTable('idempotency')
    .addColumn('credential', 'text', (c) => c.notNull().references('credential.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('idempotency_key', ['credential', 'key'])
    .execute();
  await create.createIndex('idempotency_by_age').on('idempotency').column('at').execute();

  await create
    .createTable('seen')
    .addColumn('advisor', 'text', (c) => c.notNull().references('advisor.id').onDelete('cascade'))
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('seen_key', ['advisor', 'consultation'])
    .execute();
  await create.createIndex('seen_of_consultation').on('seen').column('consultation').execute();
}

/** SQLite compares text by its bytes; PostgreSQL does so where it is told to, and only then can search by beginnings use the index. */
async function orderByBytes(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return;
  const [where, what] = [sql.table(table), sql.ref(column)];
  await sql`alter table ${where} alter column ${what} type text collate "C"`.execute(db);
}

async function advisors(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('advisor')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .execute();

  await create
    .createTable('sign_in_link')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('advisor', 'text', (c) => c.notNull().references('advisor.id').onDelete('cascade'))
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .addColumn('used_at', 'bigint')
    .execute();

  await create
    .createTable('session')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('advisor', 'text', (c) => c.notNull().references('advisor.id').onDelete('cascade'))
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
}

async function fleetHealth(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('credential').addColumn('reported_at', 'bigint').execute();
  await db.schema
    .createTable('policy_problem')
    .addColumn('credential', 'text', (c) =>
      c.notNull().references('credential.id').onDelete('cascade'),
    )
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('policy_problem_key', ['credential', 'key', 'reason'])
    .execute();
}

async function successors(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('credential').addColumn('successor', 'text').execute();
}

async function signOut(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('session').addColumn('id_token', 'text').execute();
}

/** Holds all that is read to count how many ask for what. */
async function demand(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createIndex('consultation_demand')
    .on('consultation')
    .columns(['vendor_key', 'received_at', 'status', 'credential'])
    .execute();
  await db.schema.dropIndex('consultation_by_vendor').execute();
}

/** What is assigned and to be done, in each order of the list, with all that is read to count it. */
async function assigned(db: Kysely<Database>): Promise<void> {
  for (const key of ['urgency', 'received_at'] as const)
    await sql`create index ${sql.ref(`consultation_assigned_by_${key}`)}
      on consultation (assignee, ${sql.ref(key)}, id, turn)
      where assignee is not null and turn != 'nobody'`.execute(db);
}
