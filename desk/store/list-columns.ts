import { type Kysely, sql } from 'kysely';

import type { Request } from '../../lib/consultation/consultation.ts';
import { listedOf } from '../listed.ts';
import type { Database } from './database.ts';
import { emailKey } from './email-key.ts';
import { isPostgres } from './postgres.ts';

/**
 * What the list shows beside each request, so that a page of it reads no whole requests; each of its orders with the id
 * that decides between equals; and whose a request is, so that erasing finds it by an index.
 */
export async function listColumns(db: Kysely<Database>): Promise<void> {
  const create = db.schema;
  await create
    .alterTable('consultation')
    .addColumn('listed', 'text', (c) => c.notNull().defaultTo(''))
    .execute();
  await create.alterTable('consultation').addColumn('email_key', 'text').execute();
  await fillIn(db);

  const indexes: [name: string, columns: string[], before?: string][] = [
    ['consultation_turn_age_id', ['turn', 'received_at', 'id'], 'consultation_by_turn_and_age'],
    ['consultation_turn_urgency_id', ['turn', 'urgency', 'id'], 'consultation_by_turn_and_urgency'],
    ['consultation_by_email', ['email_key']],
  ];
  for (const [name, columns, before] of indexes) {
    await create.createIndex(name).on('consultation').columns(columns).execute();
    if (before) await create.dropIndex(before).execute();
  }
  // consultation_figures begins with the same column.
  await create.dropIndex('consultation_by_age').execute();
  // Ordered like the id it names: PostgreSQL finds one by the other only then.
  if (isPostgres(db)) await sql`alter table search_word alter consultation type text`.execute(db);
}

const AT_ONCE = 500;

async function fillIn(db: Kysely<Database>): Promise<void> {
  for (let after = ''; ;) {
    const rows = await db
      .selectFrom('consultation')
      .select(['id', 'request', 'received_at as receivedAt', 'urgency as dueAt'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute();
    if (rows.length > 0) await fillInSome(db, rows);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.id;
  }
}

async function fillInSome(
  db: Kysely<Database>,
  rows: readonly { id: string; request: string; receivedAt: number; dueAt: number }[],
): Promise<void> {
  const values = rows.map(({ id, request, ...times }) => {
    const read = JSON.parse(request) as Request;
    return sql`(${id}, ${JSON.stringify(listedOf(read, times))}, ${emailKey(read)})`;
  });
  await sql`with filled(id, listed, email_key) as (values ${sql.join(values)})
    update consultation set listed = filled.listed, email_key = filled.email_key
    from filled where consultation.id = filled.id`.execute(db);
}
