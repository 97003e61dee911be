import { randomUUID } from 'node:crypto';

import * as z from 'zod/mini';

import { adviceDraft } from '../../lib/consultation/consultation.ts';
import { line, prose } from '../../lib/line.ts';
import type { Desk } from '../desk.ts';
import { refuse } from '../http/problems.ts';
import { givenAdvice } from '../inbox-contract/answer.ts';
import { type TakenIn, takeIn, takeInText } from './take-in.ts';

const about = { consultation: z.uuid(), by: line(120) };

/** What a tool may send in: text as somebody wrote it (its first line may advise), or advice in its parts. */
const webhookReply = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('consultation.message'),
    data: z.object({ ...about, text: prose(20_000).check(z.minLength(1)) }),
  }),
  z.object({
    type: z.literal('consultation.advised'),
    data: z.object({ ...about, ...adviceDraft.shape }),
  }),
]);

/** The same `webhookId` counts once, however often it comes. */
export async function takeInWebhook(
  desk: Desk,
  channel: string,
  webhookId: string,
  bytes: Buffer,
): Promise<TakenIn> {
  const parsed = webhookReply.safeParse(parseJson(bytes));
  if (!parsed.success) throw refuse.invalid(parsed.error);
  const { type, data } = parsed.data;
  const { consultation, by, ...rest } = data;
  const incoming = { channel, consultation, foreignId: webhookId, sender: 'it', by } as const;
  if (type === 'consultation.message')
    return takeInText(desk, incoming, (rest as { text: string }).text);
  const complete = givenAdvice.safeParse({ ...rest, id: randomUUID() });
  if (!complete.success) throw refuse.invalid(complete.error);
  const { id: _, ...advice } = complete.data;
  return takeIn(desk, incoming, { kind: 'advice', advice });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw refuse.malformed('The body is not JSON.');
  }
}
