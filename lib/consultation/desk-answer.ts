import * as z from 'zod/mini';

import { plainText } from '../plain-text.ts';
import { problem } from './desk-contract.ts';
import type { Failure } from './outbox.ts';

/** What a call to the desk came to. `value` is parsed; a desk that speaks nonsense is a desk to ask again later. */
export type DeskAnswer<Value> =
  | { kind: 'done'; value: Value; etag?: string | undefined }
  | { kind: 'unchanged' }
  | { kind: 'not-authorised'; detail?: string | undefined }
  | Failure;

/** An HTTP answer, read whole. */
export interface HttpAnswer {
  status: number;
  headers: { get(name: string): string | null };
  text: string;
}

const BUSY = new Set([408, 409, 425, 429]);

/**
 * Reads an answer of the desk. Only a problem document (RFC 9457) refuses for good: an error page of a proxy or a
 * captive portal says nothing about what was sent, whatever its status.
 */
export function readAnswer<Schema extends z.core.$ZodType>(
  answer: HttpAnswer,
  expected: { answer: Schema },
  now: Date,
): DeskAnswer<z.output<Schema>> {
  const { status, headers, text } = answer;
  if (status === 304) return { kind: 'unchanged' };
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    const parsed = z.safeParse(expected.answer, body);
    if (!parsed.success) return { kind: 'later', because: 'unreachable', scope: 'entry' };
    return { kind: 'done', value: parsed.data, etag: headers.get('etag') ?? undefined };
  }
  const told = problem.safeParse(body).data;
  if (status === 401 || status === 403) {
    return {
      kind: 'not-authorised',
      detail: told && (detailOf(told) ?? plainText(told.title, 200)),
    };
  }
  if (status >= 500 || BUSY.has(status)) {
    return {
      kind: 'later',
      because: 'busy',
      scope: status === 429 || status === 503 ? 'channel' : 'entry',
      retryAfterMs: retryAfterMs(headers.get('retry-after'), now),
    };
  }
  if (!told) return { kind: 'later', because: 'unreachable', scope: 'entry' };
  return { kind: 'refused', title: plainText(told.title, 200), detail: detailOf(told) };
}

function detailOf({ detail, errors }: z.infer<typeof problem>): string | undefined {
  const wrong = errors?.map(({ path, message }) => `${path}: ${message}`) ?? [];
  return plainText([detail ?? '', ...wrong].join(' '), 500) || undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `Retry-After` in either of its forms: seconds, or a date. */
export function retryAfterMs(value: string | null, now: Date): number | undefined {
  if (!value) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now.getTime();
  return ms > 0 ? ms : undefined;
}
