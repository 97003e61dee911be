import type * as z from 'zod/mini';

import type { Conversation, Outcome, Request } from '../../lib/consultation/consultation.ts';
import type { buyerMessage } from '../../lib/consultation/desk-contract.ts';
import { refuse } from '../http/problems.ts';
import {
  type ConsultationRow,
  addMessage,
  advance,
  conversationOf,
  conversationsOf,
  lockConsultation,
  insertConsultations,
  newRow,
} from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import { figuresOfOutcome } from '../store/figures.ts';
import { isSameBrowser } from './successors.ts';

/** A consultation of the caller's own; any other does not exist for it (404). */
export function own(row: ConsultationRow | undefined, credential: string): ConsultationRow {
  if (row?.credential !== credential) throw refuse.notFound();
  return row;
}

/** Takes a request in. Sent again under another key, or with a newer credential of the same browser, it is answered, not doubled. */
export async function create(
  tx: Db,
  credential: string,
  request: Request,
  now: number,
): Promise<Conversation> {
  const row = newRow(credential, request, now);
  if (!(await insertConsultations(tx, [row]))) {
    const before = await lockConsultation(tx, request.id);
    if (
      before?.request !== row.request ||
      !(await isSameBrowser(tx, before.credential, credential))
    )
      throw refuse.invalidField('id', 'is the id of another request');
    await tx.updateTable('consultation').set({ credential }).where('id', '=', row.id).execute();
  }
  return conversationOf(tx, request.id);
}

const NEWEST = 200;

/** The caller's newest consultations. */
export async function list(db: Db, credential: string): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('consultation')
    .selectAll()
    .where('credential', '=', credential)
    .orderBy('received_at', 'desc')
    .limit(NEWEST)
    .execute();
  return conversationsOf(db, rows);
}

/** Changes with every change to any of the caller's consultations. */
export async function listVersion(db: Db, credential: string): Promise<string> {
  const { count, revisions, newest } = await db
    .selectFrom('consultation')
    .select((eb) => [
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>('revision').as('revisions'),
      eb.fn.max('changed_at').as('newest'),
    ])
    .where('credential', '=', credential)
    .executeTakeFirstOrThrow();
  return `${count}-${revisions ?? 0}-${newest ?? 0}`;
}

/** Beyond this many revisions nobody reads a conversation any more, but everybody's polling would carry it. */
const LONGEST = 500;

export async function reply(
  tx: Db,
  row: ConsultationRow,
  { id, text }: z.output<typeof buyerMessage>,
  now: number,
): Promise<void> {
  if (row.status === 'withdrawn') throw refuse.invalidField('', 'this request was withdrawn');
  if (row.revision >= LONGEST)
    throw refuse.invalidField('', 'this conversation is too long; ask anew');
  await addMessage(tx, row, { id, text, sender: 'buyer', by: null }, now);
}

export async function conclude(
  tx: Db,
  row: ConsultationRow,
  outcome: Outcome,
  now: number,
): Promise<void> {
  const told = { outcome: JSON.stringify(outcome), ...figuresOfOutcome(outcome) };
  await advance(tx, row, { step: 'concluded' }, now, told);
}

export async function withdraw(tx: Db, row: ConsultationRow, now: number): Promise<void> {
  if (row.status === 'withdrawn') return;
  await advance(tx, row, { step: 'withdrawn' }, now);
}
