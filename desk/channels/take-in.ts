import { createHash } from 'node:crypto';

import { type Reply, readReply } from '../../lib/channels/read-reply.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { plainText } from '../../lib/plain-text.ts';
import type { Desk } from '../desk.ts';
import {
  addAdvice,
  addMessage,
  findConsultation,
  lockConsultation,
} from '../store/consultations.ts';

export interface Incoming {
  channel: string;
  consultation: string;
  /** What the channel calls it: taken in once, however often it comes. */
  foreignId: string;
  sender: 'it' | 'buyer';
  by: string;
}

export type TakenIn = 'taken' | 'empty' | 'unknown' | 'withdrawn';

/** Text somebody wrote in another tool becomes advice or a message of the consultation. */
export async function takeInText(desk: Desk, incoming: Incoming, text: string): Promise<TakenIn> {
  const reply = readReply(text, incoming.sender);
  return reply ? takeIn(desk, incoming, reply) : 'empty';
}

/** What comes in goes to the buyer and to the other channels, not back where it came from. */
export async function takeIn(desk: Desk, incoming: Incoming, reply: Reply): Promise<TakenIn> {
  const { channel, consultation, sender } = incoming;
  const id = uuidOf(`${channel} ${incoming.foreignId}`);
  const by = plainText(incoming.by, 120) || 'IT';
  const now = desk.now();
  const outcome = await desk.store.db.transaction().execute(async (tx) => {
    const row = await lockConsultation(tx, consultation);
    if (!row) return 'unknown';
    if (row.status === 'withdrawn') return 'withdrawn';
    if (reply.kind === 'advice')
      await addAdvice(tx, row, { id, by, draft: reply.advice }, now, channel);
    else
      await addMessage(
        tx,
        row,
        { id, by: sender === 'it' ? by : null, sender, text: reply.text },
        now,
        channel,
      );
    return row;
  });
  if (typeof outcome === 'string') return outcome;
  desk.log('info', 'reply', { channel, id: consultation, kind: reply.kind });
  desk.live.tell({ type: 'consultation', id: consultation, revision: outcome.revision + 1 });
  return 'taken';
}

/** Who writes from an address: a buyer who answers a ticket's or a list's mail is still the buyer. */
export async function senderOf(
  desk: Desk,
  consultation: string,
  email: string,
): Promise<Incoming['sender']> {
  const row = await findConsultation(desk.store.db, consultation);
  const asked = row && (JSON.parse(row.request) as Request).buyer?.email;
  return asked && asked.toLowerCase() === email.toLowerCase() ? 'buyer' : 'it';
}

/** A UUID that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
