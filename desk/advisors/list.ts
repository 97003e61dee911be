import { sql } from 'kysely';

import type { Request } from '../../lib/consultation/consultation.ts';
import type {
  Counts,
  Filter,
  ListAnswer,
  ListQuery,
  Sort,
  Summary,
} from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import type { Call } from './call.ts';
import { type Cursor, type Filtered, search } from './search.ts';

const PAGE = 50;
const COUNTED_UP_TO = 1000;

/** One page of the inbox's list, and how many there are under each filter. */
export async function listConsultations({
  db,
  advisor,
  query,
}: Call<undefined, ListQuery>): Promise<ListAnswer> {
  const [{ items, next }, counts] = await Promise.all([
    page(db, advisor, query),
    countAll(db, advisor),
  ]);
  return { items, counts, next: next && `${next.value}.${next.id}` };
}

async function page(
  db: Db,
  advisor: Advisor,
  query: ListQuery,
): Promise<{ items: Summary[]; next?: Cursor | undefined }> {
  const filter = filtered(db, advisor, query.filter ?? 'open');
  const after = readCursor(query.after);
  const text = query.search?.trim();
  const { rows, next } = text
    ? await search(db, filter, { text, after, page: PAGE })
    : await sorted(filter, query.sort, after);
  return { items: await summariesOf(db, advisor, rows), next };
}

async function sorted(filter: Filtered, sort: Sort | undefined, after: Cursor | undefined) {
  const key = sort === undefined || sort === 'urgency' ? 'urgency' : 'received_at';
  const direction = sort === 'newest' ? 'desc' : 'asc';
  let select = filter
    .selectAll()
    .orderBy(key, direction)
    .orderBy('id', direction)
    .limit(PAGE + 1);
  if (after)
    select = select.where((eb) =>
      eb(eb.refTuple(key, 'id'), direction === 'asc' ? '>' : '<', eb.tuple(after.value, after.id)),
    );
  const rows = await select.execute();
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > PAGE && last ? { value: last[key], id: last.id } : undefined,
  };
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
      return all.where('assignee', '=', advisor.id).where('turn', 'in', ['it', 'buyer']);
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
  const { open, mine, waiting, answered } = await db
    .selectNoFrom([
      count('open').as('open'),
      count('mine').as('mine'),
      count('waiting').as('waiting'),
      count('answered').as('answered'),
    ])
    .executeTakeFirstOrThrow();
  return {
    open: Number(open),
    mine: Number(mine),
    waiting: Number(waiting),
    answered: Number(answered),
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
  const [seen, advisors] = await Promise.all([
    db
      .selectFrom('seen')
      .select(['consultation', 'revision'])
      .where('advisor', '=', advisor.id)
      .where('consultation', 'in', ids)
      .execute(),
    db.selectFrom('advisor').select(['id', 'name', 'role']).execute(),
  ]);
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

function readCursor(after: string | undefined): Cursor | undefined {
  const parts = /^(\d{1,16})\.([\da-f-]{36})$/.exec(after ?? '');
  return parts ? { value: Number(parts[1]), id: parts[2]! } : undefined;
}
