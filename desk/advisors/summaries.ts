import type { AliasableExpression, SelectQueryBuilder } from 'kysely';

import type { Summary } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import type { Database, Db } from '../store/database.ts';

/** What the list's filter leaves. */
export type Filtered = SelectQueryBuilder<Database, 'consultation', object>;

/** What of a consultation its row in the list is made of, and what it is sorted by. */
export const LISTED = [
  'id',
  'received_at',
  'urgency',
  'listed',
  'status',
  'turn',
  'newest_verdict',
  'revision',
  'buyer_revision',
  'assignee',
] as const;
type Listed = Pick<ConsultationRow, (typeof LISTED)[number]>;

/** Consultations as rows of the list that `advisor` sees. They are found first: what is joined must not change how. */
export const summaries = (db: Db, advisor: Advisor, found: AliasableExpression<Listed>) =>
  db
    .selectFrom(found.as('one'))
    .leftJoin('seen', (join) =>
      join.onRef('seen.consultation', '=', 'one.id').on('seen.advisor', '=', advisor.id),
    )
    .leftJoin('advisor', 'advisor.id', 'one.assignee')
    .select(['one.id', 'one.received_at', 'one.listed', 'one.status', 'one.turn'])
    .select(['one.newest_verdict', 'one.revision', 'one.buyer_revision'])
    .select(['seen.revision as seen', 'advisor.id as assignee', 'advisor.name', 'advisor.role']);

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

/** A row as the JSON of a {@link Summary}: what never changes is not read, only what does is added. */
export function summaryJson({ listed, ...row }: SummaryRow): string {
  const { status, turn, revision, assignee: id, name, role } = row;
  const changing = {
    status,
    turn,
    revision,
    unread: (row.seen ?? 0) < row.buyer_revision,
    verdict: row.newest_verdict ?? undefined,
    assignee: id && name && role ? { id, name, role } : undefined,
  } satisfies Partial<Summary>;
  return `${listed.slice(0, -1)},${JSON.stringify(changing).slice(1)}`;
}

/** The one consultation, as the list shows it. */
export async function summaryOf(db: Db, advisor: Advisor, id: string): Promise<Summary> {
  const one = db.selectFrom('consultation').select(LISTED).where('id', '=', id);
  return JSON.parse(
    summaryJson(await summaries(db, advisor, one).executeTakeFirstOrThrow()),
  ) as Summary;
}
