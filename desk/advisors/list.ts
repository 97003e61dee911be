import { sql } from 'kysely';

import type { Counts, Filter, ListAnswer, ListQuery } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { Db } from '../store/database.ts';
import { type Cursor, beyond } from './beyond.ts';
import { type Call, Json } from './call.ts';
import { search } from './search.ts';
import { type Filtered, LISTED, type SummaryRow, summaries, summaryJson } from './summaries.ts';

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
  const filter = query.filter ?? 'open';
  const some = filtered(db, advisor, filter);
  const after = readCursor(query.after);
  const text = query.search?.trim();
  return text
    ? search(db, { advisor, filter, filtered: some, text, after })
    : sorted(db, advisor, some, query, after);
}

async function sorted(
  db: Db,
  advisor: Advisor,
  some: Filtered,
  { sort = 'urgency' }: ListQuery,
  after: Cursor | undefined,
) {
  const key = sort === 'urgency' ? 'urgency' : 'received_at';
  const direction = sort === 'newest' ? 'desc' : 'asc';
  const keyed = some.select(LISTED).select(`${key} as value`);
  const page = beyond(db, keyed, direction, after)
    .orderBy('value', direction)
    .orderBy('id', direction)
    .limit(PAGE + 1);
  const found = await summaries(db, advisor, page)
    .select(`one.${key} as value`)
    .orderBy('value', direction)
    .orderBy('one.id', direction)
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
