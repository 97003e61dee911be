import type * as z from 'zod/mini';

import { type HttpAnswer, retryAfterMs } from '../consultation/desk-answer.ts';
import type { Circumstances, Notice, Thread } from './notice.ts';

export interface HttpCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** What came of a call. `certain`: nothing was made of it over there, so that it may be repeated without a thought. */
export type Reading =
  /** `handedOver`: taken, but nobody tells whether it was shown. */
  | { kind: 'done'; thread?: Thread | undefined; handedOver?: boolean }
  | { kind: 'later'; because: string; certain: boolean; retryAfterMs?: number | undefined }
  | { kind: 'refused'; because: string };

/**
 * How one kind of tool is spoken to over HTTP. Pure: the desk (or the extension) makes the calls. Whoever retries after
 * an attempt whose answer was lost looks with `find` first.
 */
export interface HttpChannel<Settings> {
  settings: z.ZodMiniType<Settings>;
  /** `thread`: what `read` answered for the request; absent for the request itself. */
  tell: (
    notice: Notice,
    thread: Thread | undefined,
    settings: Settings,
    circumstances: Circumstances,
  ) => HttpCall | Promise<HttpCall>;
  read: (answer: HttpAnswer, asked: Asked<Settings>) => Reading;
  find?: {
    /** `request`: its id. `undefined`: no need to look. */
    call: (request: string, settings: Settings) => HttpCall | undefined;
    /** `done` without a thread: it is not there. */
    read: (answer: HttpAnswer, asked: Asked<Settings>) => Reading;
    /** Milliseconds until what was made can be found. */
    lagMs?: number;
  };
  /** Milliseconds between two calls that the tool asks for. */
  paceMs?: number;
  /** Where an account is let in for a while only; `call`: `undefined` where the settings hold all that is needed. */
  access?: {
    call: (settings: Settings) => HttpCall | undefined;
    read: (answer: HttpAnswer, now: Date) => Access | Reading;
  };
}

/** What goes along with each call, and until when (Unix milliseconds). */
export interface Access {
  authorization: string;
  until: number;
}

/** What an answer is read against. `thread`: absent where the call was to open one. */
export interface Asked<Settings> {
  settings: Settings;
  thread?: Thread | undefined;
  now: Date;
}

const TRANSIENT = new Set([408, 409, 423, 425, 429]);

const MEANING: Record<number, string> = {
  400: 'it does not understand the request',
  401: 'it does not accept our credentials',
  403: 'our account may not do this there',
  404: 'what we write to is not there',
  410: 'what we write to is gone',
  413: 'it finds the request too large',
};

/** What an answer means where the tool's own documents say no more; a redirect (a browser shows it as 0) is never followed. */
export function readStatus({ status, headers }: HttpAnswer, now: Date): Reading {
  if (status >= 200 && status < 300) return { kind: 'done' };
  if (status === 0) return { kind: 'refused', because: 'it answered with a redirect' };
  if (status >= 300 && status < 400) return refused('it answered with a redirect', status);
  if (TRANSIENT.has(status) || status >= 500) {
    return {
      kind: 'later',
      because: status === 429 ? 'it asks us to slow down (429)' : `it failed (${status})`,
      certain: status < 500,
      retryAfterMs: retryAfterMs(headers.get('retry-after'), now),
    };
  }
  return refused(MEANING[status] ?? 'it refuses the request', status);
}

export const refused = (because: string, status: number): Reading => ({
  kind: 'refused',
  because: `${because} (${status})`,
});

export const jsonCall = (
  method: HttpCall['method'],
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): HttpCall => ({
  method,
  url,
  headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

export const getCall = (url: string, headers: Record<string, string> = {}): HttpCall => ({
  method: 'GET',
  url,
  headers: { accept: 'application/json', ...headers },
});

/** An address an administrator wrote, to put a path behind. */
export const at = (url: string): string => url.replace(/\/$/, '');

/** RFC 7617 with UTF-8. */
export function basic(user: string, password: string): { authorization: string } {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return { authorization: `Basic ${btoa(String.fromCodePoint(...bytes))}` };
}

/** The body, parsed by `schema`; `undefined` where it is something else. */
export function bodyOf<Schema extends z.ZodMiniType>(
  { text }: HttpAnswer,
  schema: Schema,
): z.output<Schema> | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
