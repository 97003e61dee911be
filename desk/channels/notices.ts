import type { Notice } from '../../lib/channels/notice.ts';
import type { Outcome, Request } from '../../lib/consultation/consultation.ts';
import { conversationOf, findConsultation } from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import type { DeliveryRow } from '../store/deliveries.ts';

/** What a delivery tells, read from the consultation itself; `undefined` where that is gone. */
export async function noticeOf(db: Db, delivery: DeliveryRow): Promise<Notice | undefined> {
  const { consultation, revision, kind } = delivery;
  const row = await findConsultation(db, consultation);
  if (!row) return undefined;
  const request = JSON.parse(row.request) as Request;
  switch (kind) {
    case 'request':
    case 'withdrawal':
      return { kind, request };
    case 'outcome':
      return row.outcome === null
        ? undefined
        : { kind, request, outcome: JSON.parse(row.outcome) as Outcome };
    case 'message': {
      const id = await idAt(db, 'message', consultation, revision);
      const message = (await conversationOf(db, consultation)).messages.find(
        (message) => message.id === id,
      );
      return message && { kind, request, message };
    }
    case 'advice': {
      const id = await idAt(db, 'advice', consultation, revision);
      const advice = (await conversationOf(db, consultation)).advice.find(
        (advice) => advice.id === id,
      );
      return advice && { kind, request, advice };
    }
  }
}

async function idAt(db: Db, table: 'message' | 'advice', consultation: string, revision: number) {
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('consultation', '=', consultation)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row?.id;
}
