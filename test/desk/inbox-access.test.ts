import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { settings } from '../../desk/inbox-contract/settings.ts';
import { type Inbox, advice, openInbox, tokenOf } from './inbox-room.ts';
import { call, enrol } from './running-app.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let room: Inbox;
beforeEach(async () => {
  room = await openInbox();
});
afterEach(() => room.desk.stop());

describe('signing in', () => {
  it('works once with a link', async () => {
    const again = await room.send('POST', '/session', { token: room.desk.signInToken });
    expect(again.json).toMatchObject({ status: 401 });
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('gives a cookie no script and no other site can use, and forgets it on sign-out', async () => {
    const { link } = (await room.send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    const headers = { origin: room.desk.url };
    const body = { token: tokenOf(link) };
    const tom = await call('POST', `${room.inbox}/session`, { body, headers });
    expect(tom.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await room.get('/session')).status).toBe(200);
    await room.send('DELETE', '/session');
    expect((await room.get('/session')).status).toBe(401);
  });

  it('ends the session the browser had before', async () => {
    const { link } = (await room.send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    await room.send('POST', '/session', { token: tokenOf(link) });
    expect((await room.get('/session')).status).toBe(401);
  });

  it('lasts while it is used, but for two months at most', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 10; n++) {
      room.desk.clock.now += 6 * DAY_MS;
      statuses.push((await room.get('/session')).status);
    }
    expect(statuses).toEqual([...Array(9).fill(200), 401]);
  });

  it('is over after a week without use', async () => {
    room.desk.clock.now += 7 * DAY_MS;
    expect((await room.get('/session')).status).toBe(401);
  });

  it('is possible with a link for a day', async () => {
    const { link } = (await room.send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    room.desk.clock.now += DAY_MS;
    const late = await room.send('POST', '/session', { token: tokenOf(link) });
    expect(late.status).toBe(401);
  });

  it('keeps no secret in the database', async () => {
    const rows = [
      ...(await room.desk.db.selectFrom('session').selectAll().execute()),
      ...(await room.desk.db.selectFrom('credential').selectAll().execute()),
      ...(await room.desk.db.selectFrom('enrolment_token').selectAll().execute()),
      ...(await room.desk.db.selectFrom('sign_in_link').selectAll().execute()),
    ];
    const stored = JSON.stringify(rows);
    for (const secret of [room.me.cookie.split('=')[1]!, room.buyer.authorization.slice(7)])
      expect(stored).not.toContain(secret);
    expect(stored).not.toContain(room.desk.enrolmentToken);
    expect(stored).not.toContain(room.desk.signInToken);
  });
});

describe('a stranger', () => {
  it.each([
    ['GET', '/session'],
    ['GET', '/consultations'],
    ['GET', '/events'],
    ['GET', '/settings'],
    ['PUT', '/session'],
  ])('without a session may not %s %s', async (method, path) => {
    const options = method === 'GET' ? {} : { body: {}, headers: { origin: room.desk.url } };
    expect((await call(method, room.inbox + path, options)).status).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('on %s cannot act in my name', async (_, headers) => {
    const id = await room.ask();
    const forged = { ...room.me, ...headers };
    const answer = await room.send('POST', `/consultations/${id}/advice`, advice(), forged);
    expect(answer.status).toBe(403);
    expect((await room.get(`/consultations/${id}`)).json.conversation.advice).toEqual([]);
  });

  it('is offered no cross-origin access to the inbox', async () => {
    const answer = await call('GET', `${room.inbox}/session`, {
      headers: { ...room.me, origin: 'https://evil.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('settings', () => {
  it('are for administrators', async () => {
    const tom = await room.invite('Tom');
    expect((await call('GET', `${room.inbox}/settings`, { headers: tom })).status).toBe(403);
    expect((await room.send('POST', '/enrolment-tokens', {}, tom)).status).toBe(403);
    expect((await room.send('POST', '/advisors', { name: 'X', role: 'admin' }, tom)).status).toBe(
      403,
    );
    expect((await call('GET', `${room.inbox}/catalogue`, { headers: tom })).status).toBe(200);
  });

  it('change the enrolment token with an overlap: new first, then the old one is revoked', async () => {
    room.desk.clock.now += 1000;
    const { token } = (await room.send('POST', '/enrolment-tokens')).json;
    await enrol({ url: room.desk.url, enrolmentToken: token });
    const { json } = await room.get('/settings');
    const [newer, older] = settings.parse(json).enrolmentTokens;
    expect(token.endsWith(newer!.hint)).toBe(true);
    expect([newer!.browsers, older!.browsers]).toEqual([1, 1]);
    await room.send('DELETE', `/enrolment-tokens/${older!.id}`);
    const late = await call('POST', `${room.desk.url}/api/v1/enrolments`, {
      body: { token: room.desk.enrolmentToken, client: { version: '1', browser: 'x' } },
    });
    expect(late.status).toBe(401);
    const enrolled = await call('GET', `${room.desk.url}/api/v1/consultations`, {
      headers: room.buyer,
    });
    expect(enrolled.status).toBe(200);
  });

  it('revoke the credential of one browser', async () => {
    await room.ask();
    const [browser] = (await room.get('/credentials')).json.items;
    await room.send('DELETE', `/credentials/${browser.id}`);
    const answer = await call('GET', `${room.desk.url}/api/v1/consultations`, {
      headers: room.buyer,
    });
    expect(answer.json).toMatchObject({ status: 401 });
    expect(answer.json.detail).toContain('revoked');
  });

  it('list browsers by what they are, never by how much is asked from them', async () => {
    const list = async () => (await room.get('/credentials')).json.items;
    const before = await list();
    expect(before).toEqual([
      {
        id: expect.any(String),
        client: { version: '0.1.0', browser: 'Chromium 156' },
        lastSeenAt: expect.any(String),
      },
    ]);
    await room.ask();
    await room.ask();
    expect(await list()).toEqual(before);
  });

  it('dismiss a colleague, whose session ends at once', async () => {
    const tom = await room.invite('Tom');
    const { id } = (await call('GET', `${room.inbox}/session`, { headers: tom })).json;
    expect((await room.send('DELETE', `/advisors/${id}`)).status).toBe(200);
    expect((await call('GET', `${room.inbox}/session`, { headers: tom })).status).toBe(401);
    const me = (await room.get('/session')).json.id;
    expect((await room.send('DELETE', `/advisors/${me}`)).status).toBe(409);
  });

  it('say to buyers who answers, and offer them the catalogue', async () => {
    await room.send('PUT', '/settings', { name: 'Corp', contact: 'Priya in IT' });
    const item = randomUUID();
    const entry = { name: 'Boards', domains: ['boards.example'], status: 'approved' };
    await room.send('PUT', `/catalogue/${item}`, { ...entry, status: 'discouraged' });
    await room.send('PUT', `/catalogue/${item}`, entry);
    const url = `${room.desk.url}/api/v1/organisation`;
    const told = (await call('GET', url, { headers: room.buyer })).json;
    expect(told).toEqual({
      name: 'Corp',
      contact: 'Priya in IT',
      catalogue: [entry],
      fleetHealth: true,
    });
    await room.send('DELETE', `/catalogue/${item}`);
    expect((await call('GET', url, { headers: room.buyer })).json.catalogue).toEqual([]);
  });

  it('keep reply templates in their order', async () => {
    const items = [
      { title: 'Fine', verdict: 'go-ahead', text: 'Hello {buyer}, go ahead.' },
      { title: 'Call', text: 'Let us talk about {vendor}.' },
    ];
    await room.send('PUT', '/templates', { items });
    expect((await room.get('/templates')).json).toEqual({ items });
  });
});

describe('an open inbox', () => {
  it('is told at once what changed', async () => {
    const response = await fetch(`${room.inbox}/events`, { headers: room.me });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader.read()).value;
    };
    await until('event: hello');
    const id = await room.ask();
    await until(`"id":"${id}","revision":1`);
    await room.send('POST', `/consultations/${id}/advice`, advice());
    await until(`"id":"${id}","revision":2`);
    await room.send('PUT', '/settings', { name: 'Corp', contact: '' });
    await until('{"type":"settings"}');
    await reader.cancel();
  });
});
