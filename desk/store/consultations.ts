import type { Selectable, Updateable } from 'kysely';

import type { DeliveredKind } from '../../lib/channels/notice.ts';
import type {
  Advice,
  AdviceDraft,
  Conversation,
  Message,
  Outcome,
  Request,
} from '../../lib/consultation/consultation.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { listedOf } from '../listed.ts';
import { type Step, proceed } from '../progress.ts';
import { searchWords } from '../search-words.ts';
import { urgency } from '../urgency.ts';
import type { Database, Db } from './database.ts';
import { enqueue, enqueueRequests } from './deliveries.ts';
import { emailKey } from './email-key.ts';
import { figuresOfRequest } from './figures.ts';
import { rememberWords, turnWords } from './word-index.ts';

export type ConsultationRow = Selectable<Database['consultation']>;

const instant = (ms: number): string => new Date(ms).toISOString();

/** A new request as it is stored. */
export function newRow(credential: string, request: Request, now: number): ConsultationRow {
  const dueAt = urgency(request, now);
  return {
    id: request.id,
    credential,
    received_at: now,
    changed_at: now,
    revision: 1,
    buyer_revision: 1,
    ...proceed({ status: 'open', turn: 'it' }, { step: 'asked' }),
    assignee: null,
    first_answer_at: null,
    newest_verdict: null,
    urgency: dueAt,
    vendor_key: vendorKey(request.vendor),
    team_key: request.buyer?.team?.toLowerCase() ?? null,
    email_key: emailKey(request),
    request: JSON.stringify(request),
    listed: JSON.stringify(listedOf(request, { receivedAt: now, dueAt })),
    words: searchWords(request).join(' '),
    outcome: null,
    result: null,
    useful: null,
    ...figuresOfRequest(request),
  };
}

/** Stores new requests, less those whose id is there. Returns how many it stored. */
export async function insertConsultations(
  tx: Db,
  rows: readonly ConsultationRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const inserted = await tx
    .insertInto('consultation')
    .values([...rows])
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  const ids = new Set(inserted.map(({ id }) => id));
  const news = rows.filter(({ id }) => ids.has(id));
  await enqueueRequests(tx, news);
  await rememberWords(tx, news);
  return news.length;
}

export async function findConsultation(db: Db, id: string): Promise<ConsultationRow | undefined> {
  return db.selectFrom('consultation').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Like {@link findConsultation}, and keeps others from changing it until this transaction ends. */
export async function lockConsultation(tx: Db, id: string): Promise<ConsultationRow | undefined> {
  return tx
    .updateTable('consultation')
    .set((eb) => ({ changed_at: eb.ref('changed_at') }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
}

/** What channels are told of a step; of the others nothing. */
const NOTICES: Partial<Record<Step['step'], DeliveredKind>> = {
  'buyer-wrote': 'message',
  'it-wrote': 'message',
  advised: 'advice',
  concluded: 'outcome',
  withdrawn: 'withdrawal',
};

/** Moves a consultation one revision on, and tells the channels, less the one it came by (`via`). Returns the new revision. */
export async function advance(
  tx: Db,
  row: ConsultationRow,
  step: Step,
  now: number,
  more: Updateable<Database['consultation']> = {},
  via?: string,
): Promise<number> {
  const answers = step.step === 'advised' || step.step === 'it-wrote';
  const buyerActs = ['buyer-wrote', 'concluded', 'withdrawn'].includes(step.step);
  const revision = row.revision + 1;
  const progress = proceed(row, step);
  await tx
    .updateTable('consultation')
    .set({
      ...progress,
      ...more,
      revision,
      ...(buyerActs ? { buyer_revision: revision } : {}),
      changed_at: now,
      ...(answers && row.first_answer_at === null ? { first_answer_at: now } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  if (progress.turn !== row.turn) await turnWords(tx, row, progress.turn);
  const kind = NOTICES[step.step];
  if (kind) await enqueue(tx, row.id, { revision, kind, via }, now);
  return revision;
}

/** Adds a message unless one with its id is there already. */
export async function addMessage(
  tx: Db,
  row: ConsultationRow,
  message: { id: string; sender: 'buyer' | 'it'; by: string | null; text: string },
  now: number,
  via?: string,
): Promise<void> {
  const inserted = await tx
    .insertInto('message')
    .values({ ...message, consultation: row.id, revision: row.revision + 1, at: now })
    .onConflict((conflict) => conflict.columns(['consultation', 'id']).doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  const step = message.sender === 'it' ? 'it-wrote' : 'buyer-wrote';
  await advance(tx, row, { step }, now, {}, via);
}

/** Adds advice unless one with its id is there already. */
export async function addAdvice(
  tx: Db,
  row: ConsultationRow,
  { id, by, draft }: { id: string; by: string; draft: AdviceDraft },
  now: number,
  via?: string,
): Promise<void> {
  const inserted = await tx
    .insertInto('advice')
    .values({
      id,
      by,
      draft: JSON.stringify(draft),
      consultation: row.id,
      revision: row.revision + 1,
      at: now,
    })
    .onConflict((conflict) => conflict.columns(['consultation', 'id']).doNothing())
    .executeTakeFirst();
  if (!inserted.numInsertedOrUpdatedRows) return;
  const { verdict } = draft;
  await advance(tx, row, { step: 'advised', verdict }, now, { newest_verdict: verdict }, via);
}

/** The exchanges of `rows`, in their order, as their buyer may see them. */
export async function conversationsOf(
  db: Db,
  rows: readonly ConsultationRow[],
): Promise<Conversation[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const messages = await db
    .selectFrom('message')
    .selectAll()
    .where('consultation', 'in', ids)
    .orderBy('revision')
    .execute();
  const advice = await db
    .selectFrom('advice')
    .selectAll()
    .where('consultation', 'in', ids)
    .orderBy('revision')
    .execute();
  return rows.map((row) =>
    toConversation(
      row,
      messages.filter(({ consultation }) => consultation === row.id).map(toMessage),
      advice.filter(({ consultation }) => consultation === row.id).map(toAdvice),
    ),
  );
}

export const toConversation = (
  row: ConsultationRow,
  messages: Message[],
  advice: Advice[],
): Conversation => ({
  id: row.id,
  status: row.status,
  revision: row.revision,
  receivedAt: instant(row.received_at),
  messages,
  advice,
  ...(row.outcome === null ? {} : { outcome: JSON.parse(row.outcome) as Outcome }),
});

/** One exchange, read anew. The caller knows that it is there. */
export async function conversationOf(db: Db, id: string): Promise<Conversation> {
  const row = await db
    .selectFrom('consultation')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const [conversation] = await conversationsOf(db, [row]);
  return conversation!;
}

function toMessage(row: Selectable<Database['message']>): Message {
  return {
    id: row.id,
    from: row.sender,
    ...(row.by === null ? {} : { by: row.by }),
    text: row.text,
    at: instant(row.at),
  };
}

function toAdvice(row: Selectable<Database['advice']>): Advice {
  const draft = JSON.parse(row.draft) as AdviceDraft;
  return { ...draft, id: row.id, by: row.by, at: instant(row.at) };
}
