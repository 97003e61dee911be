import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';

import { MAX_BODY_BYTES } from '../../lib/consultation/desk-contract.ts';
import { catalogueFile } from '../catalogue/file.ts';
import { channelTestApi } from '../channels/test-api.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../http/address.ts';
import { readBody } from '../http/body.ts';
import { refuse } from '../http/problems.ts';
import { TokenBuckets } from '../http/token-buckets.ts';
import { type Change, EVENTS_PATH } from '../inbox-contract/changes.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import { type InboxRoute, inboxRoutes } from '../inbox-contract/routes.ts';
import {
  SESSION_PATH,
  SIGN_IN_WAYS_PATH,
  type SignInWays,
  signInBody,
} from '../inbox-contract/sign-in.ts';
import { openIdRoutes } from '../open-id/routes.ts';
import { signOutAtProvider } from '../open-id/sign-out.ts';
import { type Call, type Handlers, Json } from './call.ts';
import { consultationHandlers } from './consultations.ts';
import { streamChanges } from './events.ts';
import { fleetHandlers } from './fleet.ts';
import { peopleHandlers } from './people.ts';
import { enter, leave, sessionIn } from './session-cookie.ts';
import { advisorOf } from './sessions.ts';
import { settingsHandlers } from './settings.ts';
import { signInByLink } from './sign-in-links.ts';

const handlers: Handlers = {
  ...consultationHandlers,
  ...settingsHandlers,
  ...fleetHandlers,
  ...peopleHandlers,
};

interface Route {
  method: 'get' | 'put' | 'post' | 'patch' | 'delete';
  path: string;
  body?: z.ZodMiniType;
  query?: z.ZodMiniType;
  admin?: true;
  byLink?: true;
}

/** IT's side of the desk, route by route as its contract lists them. */
export function inboxApi(desk: Desk): Hono {
  const api = new Hono();
  const signIns = new TokenBuckets(desk.limits.failuresPerAddress);
  api.use('/api/inbox/*', async (c, next) => {
    if (c.req.method !== 'GET') requireOwnOrigin(c, desk);
    c.header('Cache-Control', 'no-store');
    await next();
  });

  api.post(SESSION_PATH, async (c) => {
    const waitMs = signIns.take(addressOf(c, desk.trustProxy), desk.now());
    if (waitMs > 0) throw refuse.tooMany(waitMs);
    const { value } = await readBody(c, signInBody, MAX_BODY_BYTES);
    const secret = await signInByLink(desk.store.db, value.token, desk.now());
    await enter(c, desk, secret, 'link');
    return c.json(await advisorOf(desk.store.db, secret, desk.now()), 201);
  });
  api.delete(SESSION_PATH, async (c) => {
    const left = await leave(c, desk);
    return c.json(left?.kind === 'open-id' ? await signOutAtProvider(desk, left.idToken) : {});
  });
  api.get(SIGN_IN_WAYS_PATH, (c) => c.json({ openId: Boolean(desk.openId) } satisfies SignInWays));
  if (desk.openId) api.route('/', openIdRoutes(desk, desk.openId));
  api.route(
    '/',
    catalogueFile(desk, (c) => callerOf(c, desk)),
  );
  api.get(EVENTS_PATH, async (c) => {
    const stillSignedIn = () => callerOf(c, desk);
    await stillSignedIn();
    return streamChanges(c, desk, stillSignedIn);
  });

  api.route('/', channelTestApi(desk));

  for (const name of Object.keys(inboxRoutes) as InboxRoute[]) {
    const { method, path }: Route = inboxRoutes[name];
    const address = `/api/inbox${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
    api.on(method.toUpperCase(), address, (c) => answer(c, name, desk));
  }
  return api;
}

async function answer(c: Context, name: InboxRoute, desk: Desk): Promise<Response> {
  const route: Route = inboxRoutes[name];
  const advisor = await callerOf(c, desk);
  if (route.admin && advisor.role !== 'admin') throw refuse.adminsOnly();
  if (route.byLink && desk.openId) throw refuse.byOpenId();
  const id = c.req.param('id') ?? '';
  if (route.path.includes('{id}') && !z.uuid().safeParse(id).success) throw refuse.notFound();
  const body = route.body && (await readBody(c, route.body, MAX_BODY_BYTES)).value;
  const query = route.query && parseQuery(route.query, c.req.query());
  const changes: Change[] = [];
  const handle = handlers[name] as (call: Call<unknown, unknown>) => Promise<unknown>;
  const call = {
    advisor,
    id,
    body,
    query,
    now: desk.now(),
    origin: ownOrigin(c, desk),
    tell: (change: Change) => void changes.push(change),
  };
  const { db } = desk.store;
  const result =
    route.method === 'get'
      ? await handle({ ...call, db })
      : await db.transaction().execute((tx) => handle({ ...call, db: tx }));
  for (const change of changes) desk.live.tell(change);
  return result instanceof Json
    ? c.body(result.text, 200, { 'Content-Type': 'application/json' })
    : c.json(result as object);
}

function parseQuery(schema: z.ZodMiniType, query: Record<string, string>): unknown {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw refuse.invalid(parsed.error);
  return parsed.data;
}

function callerOf(c: Context, desk: Desk): Promise<Advisor> {
  return advisorOf(desk.store.db, sessionIn(c, desk), desk.now());
}

/** A page of another origin can make a browser send a request, but not with our origin. */
function requireOwnOrigin(c: Context, desk: Desk): void {
  if (desk.origins.has(c.req.header('origin') ?? '')) return;
  const [address = ''] = desk.origins;
  throw refuse.foreignOrigin(address);
}

function ownOrigin(c: Context, desk: Desk): string {
  const origin = c.req.header('origin') ?? '';
  const [first = ''] = desk.origins;
  return desk.origins.has(origin) ? origin : first;
}
