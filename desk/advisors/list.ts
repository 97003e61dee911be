import { sql } from 'kysely';

import type { Counts, Filter, ListAnswer, ListQuery, Sort } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { Db } from '../store/database.ts';
import { type Cursor, beyond } from './beyond.ts';
import { type Call, Json } from './call.ts';
import { search } from './search.ts';
import { type Filtered, type SummaryRow, summaries, summaryJson } from './summaries.ts';

const PAGE = 50;
const COUNTED_UP_TO = 1000;

/** One page of the inbox's list, and how many there are under each filter. */
export async function listConsultations({
  db,
  advisor,
  query,
}: Call<undefined, ListQuery>): Promise<Json<ListAnswer>> {
  const [{ rows, next }, counts] = await Promise.all([
    page(db, advisor, query),
    countAll(db, advisor),
  ]);
  const rest = { counts, next: next && `${next.value}.${next.id}` } satisfies Partial<ListAnswer>;
  return new Json(`{"items":[${rows.map(summaryJson).join()}],${JSON.stringify(rest).slice(1)}`);
}

async function page(
  db: Db,
  advisor: Advisor,
  query: ListQuery,
): Promise<{ rows: SummaryRow[]; next?: Cursor | undefined }> {
  const some = filtered(db, advisor, query.filter ?? 'open');
  const after = readCursor(query.after);
  const text = query.search?.trim();
  return text
    ? search(db, { advisor, filtered: some, text, after })
    : sorted(db, summaries(db, advisor, some), query.sort, after);
}

async function sorted(
  db: Db,
  rows: ReturnType<typeof summaries>,
  sort: Sort | undefined,
  after: Cursor | undefined,
) {
  const key = sort === undefined || sort === 'urgency' ? 'urgency' : 'received_at';
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const keyed = rows.select(`consultation.${key} as value`);
  const found = await beyond(db, keyed, direction, after)
    .orderBy('value', direction)
    .orderBy('id', direction)
    .limit(PAGE + 1)
    .execute();
  const shown = found.slice(0, PAGE);
  return { rows: shown, next: found.length > PAGE ? shown.at(-1) : undefined };
}

function filtered(db: Db, advisor: Advisor, filter: Filter): Filtered {
  const all = db.selectFrom('consultation');
  switch (filter) {
    case 'open':
      return all.where('turn', '=', 'it');
    case 'waiting':
      return all.where('turn', '=', 'buyer');
    case 'answered':
      return all.where('turn', '=', 'nobody');
    case 'mine':
      // Written as in the index of what is assigned (store/migrations.ts): only so is it used.
      return all.where('assignee', '=', advisor.id).where('turn', '!=', sql.lit('nobody'));
    case 'all':
      return all;
  }
}

async function countAll(db: Db, advisor: Advisor): Promise<Counts> {
  const count = (filter: Filter) => {
    const some = filtered(db, advisor, filter)
      .select(sql`1`.as('one'))
      .limit(COUNTED_UP_TO);
    return db.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('n'));
  };
  const { open, mine, waiting } = await db
    .selectNoFrom([
      count('open').as('open'),
      count('mine').as('mine'),
      count('waiting').as('waiting'),
    ])
    .executeTakeFirstOrThrow();
  return { open: Number(open), mine: Number(mine), waiting: Number(waiting) };
}

function readCursor(after: string | undefined): Cursor | undefined {
  const parts = /^(\d{1,16})\.([\da-f-]{36})$/.exec(after ?? '');
  return parts ? { value: Number(parts[1]), id: parts[2]! } : undefined;
}
