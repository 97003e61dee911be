import type { Kysely } from 'kysely';

/** Since when each of them fails at what, and why. */
export async function channelHealth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_failure')
    .addColumn('channel', 'text', (c) => c.notNull().references('channel.id'))
    .addColumn('task', 'text', (c) => c.notNull())
    .addColumn('since', 'bigint', (c) => c.notNull())
    .addColumn('because', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('channel_failure_key', ['channel', 'task'])
    .execute();
}

/** What goes to IT's own tools: which there are, what is on its way to them, and the ticket it became there. */
export async function channelTables(db: Kysely<unknown>): Promise<void> {
  const create = db.schema;
  await create
    .createTable('channel')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('active', 'integer', (c) => c.notNull())
    .addColumn('read_up_to', 'text')
    .execute();

  await create
    .createTable('delivery')
    .addColumn('channel', 'text', (c) => c.notNull().references('channel.id'))
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('revision', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('due_at', 'bigint', (c) => c.notNull())
    .addColumn('lease_until', 'bigint', (c) => c.notNull())
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('unanswered', 'integer', (c) => c.notNull())
    .addColumn('because', 'text')
    .addColumn('changed_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('delivery_key', ['consultation', 'channel', 'revision'])
    .execute();
  await create
    .createIndex('delivery_due')
    .on('delivery')
    .columns(['channel', 'state', 'due_at'])
    .execute();

  await create
    .createTable('thread')
    .addColumn('channel', 'text', (c) => c.notNull().references('channel.id'))
    .addColumn('consultation', 'text', (c) =>
      c.notNull().references('consultation.id').onDelete('cascade'),
    )
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addColumn('url', 'text')
    .addPrimaryKeyConstraint('thread_key', ['consultation', 'channel'])
    .execute();
  await create.createIndex('thread_by_id').on('thread').columns(['channel', 'id']).execute();
}
