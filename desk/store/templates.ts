import { randomUUID } from 'node:crypto';

import type { ReplyTemplate } from '../inbox-contract/answer.ts';
import type { Db } from './database.ts';

/** Words to start from, in IT's own order. */
export async function readTemplates(db: Db): Promise<ReplyTemplate[]> {
  const rows = await db
    .selectFrom('reply_template')
    .select('template')
    .orderBy('position')
    .execute();
  return rows.map(({ template }) => JSON.parse(template) as ReplyTemplate);
}

/** Replaces them all. */
export async function writeTemplates(tx: Db, templates: readonly ReplyTemplate[]): Promise<void> {
  await tx.deleteFrom('reply_template').execute();
  for (const [position, template] of templates.entries())
    await tx
      .insertInto('reply_template')
      .values({ id: randomUUID(), position, template: JSON.stringify(template) })
      .execute();
}
