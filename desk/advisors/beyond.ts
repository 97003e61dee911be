import { type AliasableExpression, sql } from 'kysely';

import type { Db } from '../store/database.ts';

/** Where a page ends: the next goes on after it. */
export interface Cursor {
  value: number;
  id: string;
}

export type Direction = 'asc' | 'desc';

/** Those of `rows` that come after the cursor, by value and id. */
export function beyond<Row extends Cursor>(
  db: Db,
  rows: AliasableExpression<Row>,
  direction: Direction,
  after: Cursor | undefined,
) {
  const all = db.selectFrom(rows.as('row')).selectAll();
  if (!after) return all;
  const than = sql.raw(direction === 'asc' ? '>' : '<');
  return all.where(sql<boolean>`(value, id) ${than} (${after.value}, ${after.id})`);
}
