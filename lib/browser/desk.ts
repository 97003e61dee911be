import type * as z from 'zod/mini';

import { type DeskAnswer, readAnswer } from '../consultation/desk-answer.ts';

/** A worker is ended when an answer takes longer than 30 s. */
const TIMEOUT_MS = 20_000;
/** 5000 catalogue rows fit. */
const MOST_ANSWER_BYTES = 4 * 1024 * 1024;

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
    const response = await fetch(address, {
      method: route.method.toUpperCase(),
      headers: headersOf(call),
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, headers } = response;
    const text = await textOf(response);
    return readAnswer({ status, headers, text }, route, new Date());
  } catch {
    return { kind: 'later', because: 'unreachable', scope: 'desk' };
  }
}

function headersOf({ credential, body, idempotencyKey, etag }: DeskCall): Record<string, string> {
  return {
    accept: 'application/json',
    ...(credential && { authorization: `Bearer ${credential}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
    ...(etag && { 'if-none-match': etag }),
  };
}

/** The body as text; one that does not end is cut off, and so cannot be read as JSON. */
async function textOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let bytes = 0; bytes <= MOST_ANSWER_BYTES;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
  }
  await reader?.cancel();
  return '';
}
