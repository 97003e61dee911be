import type { SelectQueryBuilder } from 'kysely';

import type { Summary } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { Database, Db } from '../store/database.ts';

/** What the list's filter leaves. */
export type Filtered = SelectQueryBuilder<Database, 'consultation', object>;

/** Consultations as rows of the list that `advisor` sees. */
export const summaries = (db: Db, advisor: Advisor, filtered: Filtered) =>
  filtered
    .leftJoin('seen', (join) =>
      join.onRef('seen.consultation', '=', 'consultation.id').on('seen.advisor', '=', advisor.id),
    )
    .leftJoin('advisor', 'advisor.id', 'consultation.assignee')
    .select(['consultation.id', 'consultation.received_at', 'consultation.listed'])
    .select(['consultation.status', 'consultation.turn', 'consultation.newest_verdict'])
    .select(['consultation.revision', 'consultation.buyer_revision', 'seen.revision as seen'])
    .select(['advisor.id as assignee', 'advisor.name', 'advisor.role']);

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
  const one = db.selectFrom('consultation').where('consultation.id', '=', id);
  return JSON.parse(
    summaryJson(await summaries(db, advisor, one).executeTakeFirstOrThrow()),
  ) as Summary;
}
