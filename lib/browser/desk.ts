import type * as z from 'zod/mini';

import { type DeskAnswer, readAnswer } from '../consultation/desk-answer.ts';
import { fetchWhole } from './fetch-whole.ts';

export interface DeskCall {
  credential?: string | undefined;
  consultation?: string | undefined;
  body?: unknown;
  idempotencyKey?: string | undefined;
  etag?: string | undefined;
}

/** A row of `deskRoutes`. */
export interface Route<Answer extends z.core.$ZodType> {
  method: string;
  path: string;
  answer: Answer;
}

/** Speaks to the desk once. Whatever comes back, or does not, is an answer: nothing is thrown. */
export async function callDesk<Answer extends z.core.$ZodType>(
  deskUrl: string,
  route: Route<Answer>,
  call: DeskCall,
): Promise<DeskAnswer<z.output<Answer>>> {
  const address = deskUrl + route.path.replace('{id}', call.consultation ?? '');
  try {
    const answer = await fetchWhole(address, {
      method: route.method.toUpperCase(),
      headers: headersOf(call),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    });
    return answer.status === 0 ? UNREACHABLE : readAnswer(answer, route, new Date());
  } catch {
    return UNREACHABLE;
  }
}

const UNREACHABLE = { kind: 'later', because: 'unreachable', scope: 'channel' } as const;

function headersOf({ credential, body, idempotencyKey, etag }: DeskCall): Record<string, string> {
  return {
    accept: 'application/json',
    ...(credential && { authorization: `Bearer ${credential}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...(etag && { 'if-none-match': etag }),
  };
}
