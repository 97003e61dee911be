import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { fleet } from '../../desk/inbox-contract/fleet.ts';
import { type Inbox, openInbox } from './inbox-room.ts';
import { call, enrol } from './running-app.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let room: Inbox;
beforeEach(async () => {
  room = await openInbox();
});
afterEach(() => room.desk.stop());

const http = { key: 'deskUrl', reason: 'must be https' };
const unknown = { key: 'deskUlr', reason: 'unknown key' };

type Browser = Awaited<ReturnType<typeof enrol>>;
const report = (browser: Browser, version: string, problems: object[] = []) =>
  call('PUT', `${room.desk.url}/api/v1/health`, {
    body: { client: { version, browser: 'Chrome/156' }, problems },
    headers: browser,
  });
const seen = async () => fleet.parse((await room.get('/fleet')).json);

describe('the fleet', () => {
  it('is counted by version, newest first, and by policy problem, most frequent first', async () => {
    const [a, b, c] = [room.buyer, await enrol(room.desk), await enrol(room.desk)];
    await enrol(room.desk);
    await report(a, '0.9.0', [http]);
    await report(b, '0.10.0', [unknown, http]);
    expect((await report(c, '0.10.0')).status).toBe(200);
    expect(await seen()).toEqual({
      isWanted: true,
      browsers: 4,
      reporting: 3,
      versions: [
        { version: '0.10.0', browsers: 2 },
        { version: '0.9.0', browsers: 1 },
      ],
      problems: [
        { ...http, browsers: 2 },
        { ...unknown, browsers: 1 },
      ],
    });
  });

  it('knows of each browser what it said last', async () => {
    await report(room.buyer, '0.9.0', [http, unknown, http]);
    await report(room.buyer, '0.9.1', [unknown]);
    expect(await seen()).toMatchObject({
      reporting: 1,
      versions: [{ version: '0.9.1', browsers: 1 }],
      problems: [{ ...unknown, browsers: 1 }],
    });
  });

  it('is without those who have not called for a month, and without revoked ones', async () => {
    await report(room.buyer, '0.9.0', [http]);
    const monthAgo = room.desk.clock.now - 31 * DAY_MS;
    await room.desk.db
      .updateTable('credential')
      .set({ last_seen_at: monthAgo, reported_at: monthAgo })
      .execute();
    const other = await enrol(room.desk);
    await report(other, '0.9.1', [unknown]);
    expect(await seen()).toMatchObject({
      browsers: 1,
      versions: [{ version: '0.9.1', browsers: 1 }],
      problems: [{ ...unknown, browsers: 1 }],
    });
    const [newest] = (await room.get('/credentials')).json.items;
    await room.send('DELETE', `/credentials/${newest.id}`);
    expect(await seen()).toMatchObject({ browsers: 0, reporting: 0, versions: [], problems: [] });
  });

  it('is not asked where an administrator does not want it, and what was said is forgotten', async () => {
    const organisation = () =>
      call('GET', `${room.desk.url}/api/v1/organisation`, { headers: room.buyer });
    expect((await organisation()).json.fleetHealth).toBe(true);
    await report(room.buyer, '0.9.0', [http]);
    await room.send('PUT', '/fleet', { isWanted: false });
    expect((await organisation()).json.fleetHealth).toBe(false);
    expect((await report(room.buyer, '0.9.1', [http])).status).toBe(200);
    expect(await room.desk.db.selectFrom('policy_problem').selectAll().execute()).toEqual([]);
    const again = await room.send('PUT', '/fleet', { isWanted: true });
    expect(fleet.parse(again.json)).toMatchObject({ isWanted: true, browsers: 1, reporting: 0 });
  });

  it('is for administrators', async () => {
    const tom = await room.invite('Tom');
    expect((await room.get('/fleet', tom)).status).toBe(403);
    expect((await room.send('PUT', '/fleet', { isWanted: false }, tom)).status).toBe(403);
  });
});

describe('a report', () => {
  it('with more than version and problems in it is refused', async () => {
    const bodies = [
      { client: { version: '1', browser: 'x' }, problems: [], pages: ['https://acme.example'] },
      { client: { version: '1', browser: 'x' }, problems: [{ ...http, value: 'http://desk' }] },
      { client: { version: '1', browser: 'x' }, problems: Array.from({ length: 52 }, () => http) },
    ];
    for (const body of bodies) {
      const url = `${room.desk.url}/api/v1/health`;
      const { status } = await call('PUT', url, { body, headers: room.buyer });
      expect(status).toBe(422);
    }
    expect(await seen()).toMatchObject({ reporting: 0, problems: [] });
  });

  it('of a stranger is refused', async () => {
    const answer = await report({ authorization: `Bearer ${'x'.repeat(40)}` }, '1.0.0');
    expect(answer.status).toBe(401);
  });
});
