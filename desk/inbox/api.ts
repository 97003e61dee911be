import type * as z from 'zod/mini';

import { CATALOGUE_FILE_PATH, type Imported, imported } from '../inbox-contract/catalogue.ts';
import { type ChannelTest, TEST_CHANNEL_PATH, channelTest } from '../inbox-contract/channels.ts';
import { advisor } from '../inbox-contract/people.ts';
import { type InboxProblem, inboxProblem } from '../inbox-contract/problem.ts';
import { type InboxRoute, inboxRoutes } from '../inbox-contract/routes.ts';
import {
  SESSION_PATH,
  SIGN_IN_WAYS_PATH,
  type SignInWays,
  type SignedOut,
  signInWays,
  signedOut,
} from '../inbox-contract/sign-in.ts';

type Routes = typeof inboxRoutes;
export type AnswerOf<R extends InboxRoute> = z.output<Routes[R]['answer']>;
type BodyOf<R extends InboxRoute> = Routes[R] extends { body: infer S extends z.ZodMiniType }
  ? { body: z.input<S> }
  : unknown;
type QueryOf<R extends InboxRoute> = Routes[R] extends { query: infer S extends z.ZodMiniType }
  ? { query: z.input<S> }
  : unknown;
type IdOf<R extends InboxRoute> = Routes[R]['path'] extends `${string}{id}${string}`
  ? { id: string }
  : unknown;
type CallOf<R extends InboxRoute> = BodyOf<R> & QueryOf<R> & IdOf<R>;
type Args<R extends InboxRoute> = unknown extends CallOf<R> ? [] : [CallOf<R>];

/** What the desk answered instead of doing it; status 0: it was not reached. */
export class Refused extends Error {
  readonly problem: InboxProblem;

  constructor(told: InboxProblem) {
    super(told.title);
    this.problem = told;
  }
}

/** Calls one route of the inbox's contract. Throws {@link Refused}. */
export async function call<R extends InboxRoute>(name: R, ...args: Args<R>): Promise<AnswerOf<R>> {
  const { method, path, answer } = inboxRoutes[name];
  const {
    id = '',
    query = {},
    body,
  } = (args[0] ?? {}) as {
    id?: string;
    query?: Record<string, string>;
    body?: unknown;
  };
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  const address = `/api/inbox${path.replace('{id}', id)}${search.size ? `?${search}` : ''}`;
  return answer.parse(await exchange(method, address, body)) as AnswerOf<R>;
}

export async function signIn(token: string): Promise<z.output<typeof advisor>> {
  return advisor.parse(await exchange('post', SESSION_PATH, { token }));
}

export async function waysToSignIn(): Promise<SignInWays> {
  return signInWays.parse(await exchange('get', SIGN_IN_WAYS_PATH, undefined));
}

export async function signOut(): Promise<SignedOut> {
  return signedOut.parse(await exchange('delete', SESSION_PATH, undefined));
}

export async function importCatalogue(file: File): Promise<Imported> {
  return imported.parse(await exchange('post', CATALOGUE_FILE_PATH, file));
}

/** Has a channel sent a test message. */
export async function testChannel(id: string): Promise<ChannelTest> {
  const address = TEST_CHANNEL_PATH.replace('{id}', id);
  return channelTest.parse(await exchange('post', address, {}));
}

async function exchange(method: string, address: string, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: method.toUpperCase(),
    ...(body === undefined ? {} : asSent(body)),
  }).catch(() => undefined);
  if (!response) throw new Refused({ type: 'about:blank', title: '', status: 0 });
  const said: unknown = await response.json().catch(() => undefined);
  if (response.ok) return said;
  const told = inboxProblem.safeParse(said);
  throw new Refused(told.data ?? { type: 'about:blank', title: '', status: response.status });
}

const asSent = (body: unknown) =>
  body instanceof File
    ? { body, headers: { 'content-type': 'text/csv' } }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
