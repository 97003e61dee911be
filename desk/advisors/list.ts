import { sql } from 'kysely';

import type { Request } from '../../lib/consultation/consultation.ts';
import type {
  Advisor,
  Counts,
  Filter,
  ListAnswer,
  ListQuery,
  Sort,
  Summary,
} from '../inbox-contract.ts';
import { wordsOf } from '../search-words.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import type { Call } from './call.ts';

const PAGE = 50;
const COUNTED_UP_TO = 1000;

/** One page of the inbox's list, and how many there are under each filter. */
export async function listConsultations({
  db,
  advisor,
  query,
}: Call<undefined, ListQuery>): Promise<ListAnswer> {
  const rows = await page(db, advisor, query);
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    items: await summariesOf(db, advisor, shown),
    counts: await countAll(db, advisor),
    next: rows.length > PAGE && last ? cursorOf(last, query.sort) : undefined,
  };
}

async function page(db: Db, advisor: Advisor, query: ListQuery): Promise<ConsultationRow[]> {
  const key = sortKey(query.sort);
  const direction = query.sort === 'newest' ? 'desc' : 'asc';
  let select = filtered(db, advisor, query.filter ?? 'open')
    .selectAll()
    .orderBy(key, direction)
    .orderBy('id', direction)
    .limit(PAGE + 1);
  for (const word of wordsOf(query.search ?? ''))
    select = select.where('id', 'in', (eb) =>
      eb
        .selectFrom('search_word')
        .select('consultation')
        .where('word', '>=', word)
        .where('word', '<', `${word}\u{10FFFF}`),
    );
  const after = readCursor(query.after);
  if (after)
    select = select.where((eb) =>
      eb(eb.refTuple(key, 'id'), direction === 'asc' ? '>' : '<', eb.tuple(after.value, after.id)),
    );
  return select.execute();
}

function filtered(db: Db, advisor: Advisor, filter: Filter) {
  const all = db.selectFrom('consultation');
  switch (filter) {
    case 'open':
      return all.where('turn', '=', 'it');
    case 'waiting':
      return all.where('turn', '=', 'buyer');
    case 'answered':
      return all.where('turn', '=', 'nobody');
    case 'mine':
      return all.where('assignee', '=', advisor.id).where('turn', 'in', ['it', 'buyer']);
    case 'all':
      return all;
  }
}

async function countAll(db: Db, advisor: Advisor): Promise<Counts> {
  const count = async (filter: Filter) => {
    const some = filtered(db, advisor, filter)
      .select(sql`1`.as('one'))
      .limit(COUNTED_UP_TO);
    const { n } = await db
      .selectFrom(some.as('some'))
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    open: await count('open'),
    mine: await count('mine'),
    waiting: await count('waiting'),
    answered: await count('answered'),
  };
}

/** The rows as the list shows them to `advisor`, in their order. */
export async function summariesOf(
  db: Db,
  advisor: Advisor,
  rows: readonly ConsultationRow[],
): Promise<Summary[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const seen = await db
    .selectFrom('seen')
    .select(['consultation', 'revision'])
    .where('advisor', '=', advisor.id)
    .where('consultation', 'in', ids)
    .execute();
  const advisors = await db.selectFrom('advisor').select(['id', 'name', 'role']).execute();
  const seenOf = new Map(seen.map(({ consultation, revision }) => [consultation, revision]));
  const named = new Map(advisors.map((known) => [known.id, known]));
  return rows.map((row) => {
    const unread = (seenOf.get(row.id) ?? 0) < row.buyer_revision;
    return summaryOf(row, unread, named.get(row.assignee ?? ''));
  });
}

function summaryOf(row: ConsultationRow, unread: boolean, assignee: Advisor | undefined): Summary {
  const request = JSON.parse(row.request) as Request;
  return {
    id: row.id,
    status: row.status,
    turn: row.turn,
    revision: row.revision,
    receivedAt: new Date(row.received_at).toISOString(),
    dueAt: new Date(row.urgency).toISOString(),
    vendor: request.vendor,
    unread,
    assignee,
    timing: request.timing,
    venue: request.venue,
    offer: request.offer,
    buyer: request.buyer,
    level: request.assessment?.level,
    neededBy: request.neededBy,
    verdict: row.newest_verdict ?? undefined,
  };
}

const sortKey = (sort: Sort = 'urgency') => (sort === 'urgency' ? 'urgency' : 'received_at');

const cursorOf = (row: ConsultationRow, sort: Sort | undefined): string =>
  `${row[sortKey(sort)]}.${row.id}`;

function readCursor(after: string | undefined): { value: number; id: string } | undefined {
  const parts = /^(\d{1,16})\.([\da-f-]{36})$/.exec(after ?? '');
  return parts ? { value: Number(parts[1]), id: parts[2]! } : undefined;
}
