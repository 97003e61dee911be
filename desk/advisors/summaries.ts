import type { SelectQueryBuilder } from 'kysely';

import type { Summary } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { Listed } from '../listed.ts';
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
    .select([
      'consultation.id',
      'consultation.status',
      'consultation.turn',
      'consultation.revision',
    ])
    .select(['consultation.received_at', 'consultation.urgency', 'consultation.buyer_revision'])
    .select(['consultation.level', 'consultation.newest_verdict', 'consultation.listed'])
    .select(['seen.revision as seen_revision', 'advisor.id as assignee_id'])
    .select(['advisor.name as assignee_name', 'advisor.role as assignee_role']);

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

export function toSummary(row: SummaryRow): Summary {
  const { assignee_id: id, assignee_name: name, assignee_role: role } = row;
  return {
    ...(JSON.parse(row.listed) as Listed),
    id: row.id,
    status: row.status,
    turn: row.turn,
    revision: row.revision,
    receivedAt: new Date(row.received_at).toISOString(),
    dueAt: new Date(row.urgency).toISOString(),
    unread: (row.seen_revision ?? 0) < row.buyer_revision,
    level: row.level ?? undefined,
    verdict: row.newest_verdict ?? undefined,
    assignee: id && name && role ? { id, name, role } : undefined,
  };
}

/** The one consultation, as the list shows it. */
export async function summaryOf(db: Db, advisor: Advisor, id: string): Promise<Summary> {
  const one = db.selectFrom('consultation').where('consultation.id', '=', id);
  return toSummary(await summaries(db, advisor, one).executeTakeFirstOrThrow());
}
