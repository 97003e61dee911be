import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { CATALOGUE_FILE_PATH } from '../../desk/inbox-contract/catalogue.ts';
import { EVENTS_PATH } from '../../desk/inbox-contract/changes.ts';
import { TEST_CHANNEL_PATH } from '../../desk/inbox-contract/channels.ts';
import { inboxRoutes } from '../../desk/inbox-contract/routes.ts';
import { SESSION_PATH } from '../../desk/inbox-contract/sign-in.ts';
import { type AnyDb, TABLES } from '../../desk/store/archive.ts';
import { problem } from '../../lib/consultation/desk-contract.ts';
import { type Inbox, openInbox } from './inbox-room.ts';
import { call } from './running-app.ts';

interface Route {
  method: string;
  path: string;
  body?: unknown;
  admin?: true;
}

const LISTED: Route[] = Object.values(inboxRoutes);
const ROUTES: [what: string, route: Route][] = [
  ...LISTED.map(({ path, ...rest }) => Object.assign(rest, { path: `/api/inbox${path}` })),
  { method: 'post', path: SESSION_PATH },
  { method: 'delete', path: SESSION_PATH },
  { method: 'get', path: CATALOGUE_FILE_PATH },
  { method: 'post', path: CATALOGUE_FILE_PATH },
  { method: 'get', path: EVENTS_PATH },
  { method: 'post', path: TEST_CHANNEL_PATH, admin: true as const },
].map((route: Route) => [`${route.method.toUpperCase()} ${route.path}`, route]);

/** Signing in and out, which need no session. */
const isDoor = ({ method, path }: Route) =>
  path === SESSION_PATH && ['post', 'delete'].includes(method);

const WRITES = ROUTES.filter(([, { method }]) => method !== 'get');
const ADMINS = ROUTES.filter(([, { admin }]) => admin);
const WITH_BODY = ROUTES.filter(([, { body }]) => body);

let room: Inbox;
let tom: { cookie?: string };
beforeAll(async () => {
  room = await openInbox();
  tom = await room.invite('Tom');
});
afterAll(() => room.desk.stop());

const to = ({ method, path }: Route, options: Parameters<typeof call>[2] = {}) =>
  call(
    method.toUpperCase(),
    room.desk.url + path.replace('{id}', randomUUID()),
    method === 'get' ? { headers: options.headers ?? {} } : { body: {}, ...options },
  );

/** Everything the desk keeps. */
const kept = async () => {
  const db = room.desk.db as unknown as AnyDb;
  return Promise.all(TABLES.map(([name]) => db.selectFrom(name).selectAll().execute()));
};

describe('each route of the inbox', () => {
  it.each(WRITES)('%s does nothing on behalf of another site', async (_, route) => {
    const before = await kept();
    const cookie = room.me.cookie!;
    for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1', undefined]) {
      const headers = { cookie, ...(origin ? { origin } : {}) };
      expect((await to(route, { headers })).status).toBe(403);
    }
    expect(await kept()).toEqual(before);
    expect((await room.get('/session')).status).toBe(200);
  });

  it.each(ROUTES.filter(([, route]) => !isDoor(route)))(
    '%s is closed to whoever is not signed in',
    async (_, route) => {
      const { status, json } = await to(route, { headers: { origin: room.desk.url } });
      expect([status, problem.parse(json).status]).toEqual([401, 401]);
    },
  );

  it.each(ADMINS)('%s is for administrators', async (_, route) => {
    const headers = { ...tom, origin: room.desk.url };
    expect((await to(route, { headers })).status).toBe(403);
  });

  it.each(WITH_BODY)('%s says what is wrong with what it is sent', async (_, route) => {
    const json = { ...room.me, 'content-type': 'application/json' };
    const sendings: [number, Parameters<typeof call>[2]][] = [
      [400, { body: '{"text": "', headers: json }],
      [400, { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]), headers: json }],
      [413, { body: JSON.stringify({ text: 'x'.repeat(1e7) }), headers: json }],
      [415, { body: 'text=x', headers: { ...json, 'content-type': 'text/plain' } }],
      [422, { body: `${'['.repeat(30_000)}${']'.repeat(30_000)}`, headers: json }],
      [422, { body: { evil: true }, headers: json }],
    ];
    for (const [status, options] of sendings) {
      const answer = await to(route, options);
      expect([status, problem.parse(answer.json).status]).toEqual([answer.status, status]);
    }
  });
});
