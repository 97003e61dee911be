import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { detail, listAnswer, settings } from '../../desk/inbox-contract.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { type RunningApp, aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

let desk: RunningApp;
let inbox: string;
let buyer: { authorization: string };
let it1: { origin: string; cookie: string };

beforeEach(async () => {
  desk = await runApp();
  inbox = `${desk.url}/api/inbox`;
  buyer = await enrol(desk);
  it1 = await signIn(desk, desk.signInToken);
});
afterEach(() => desk.stop());

async function ask(more: Partial<Request> = {}, headers = buyer) {
  const request = aRequest(more);
  const url = `${desk.url}/api/v1/consultations`;
  await call('POST', url, { body: request, headers: { ...headers, ...key() } });
  return request.id;
}

const get = (path: string) => call('GET', inbox + path, { headers: it1 });
const send = (method: string, path: string, body: unknown = {}, headers = it1) =>
  call(method, inbox + path, { body, headers });
const advice = (more: object = {}) => ({
  id: randomUUID(),
  verdict: 'go-ahead',
  message: 'Go ahead.',
  conditions: [],
  ...more,
});
const listed = async (query: string) => {
  const { json } = await get(`/consultations?${query}`);
  return listAnswer.parse(json);
};
const unread = async () => (await listed('filter=all')).items[0]!.unread;
const idsOf = async (query: string) => (await listed(query)).items.map(({ id }) => id);

describe('the list', () => {
  it('sorts each consultation under who is to act next', async () => {
    const [open, talk, done, withdrawn] = [await ask(), await ask(), await ask(), await ask()];
    await send('POST', `/consultations/${talk}/advice`, advice({ verdict: 'lets-talk' }));
    await send('POST', `/consultations/${done}/advice`, advice());
    await call('POST', `${desk.url}/api/v1/consultations/${withdrawn}/withdrawal`, {
      body: {},
      headers: { ...buyer, ...key() },
    });
    expect(await idsOf('filter=open')).toEqual([open]);
    expect(await idsOf('filter=waiting')).toEqual([talk]);
    expect((await idsOf('filter=answered')).toSorted()).toEqual([done, withdrawn].toSorted());
    expect(await idsOf('filter=mine')).toEqual([talk]);
    expect((await listed('')).counts).toEqual({ open: 1, mine: 1, waiting: 1, answered: 2 });
  });

  it('puts what is due first on top, or the newest, or the oldest', async () => {
    const go = await ask({ assessment: { level: 'go', reasons: [], alternatives: [] } });
    desk.clock.now += 60_000;
    const consult = await ask({ assessment: { level: 'consult', reasons: [], alternatives: [] } });
    desk.clock.now += 60_000;
    const needed = await ask({ neededBy: '2026-11-20' });
    expect(await idsOf('sort=urgency')).toEqual([needed, consult, go]);
    expect(await idsOf('sort=newest')).toEqual([needed, consult, go]);
    expect(await idsOf('sort=oldest')).toEqual([go, consult, needed]);
  });

  it('finds by the beginnings of words, whatever their case and accents', async () => {
    const acme = await ask({ vendor: { name: 'Ácme Boards' }, note: 'for Zürich' });
    await ask({ vendor: { name: 'Other' }, offer: {}, note: 'nothing', buyer: {} });
    expect(await idsOf('search=acm')).toEqual([acme]);
    expect(await idsOf('search=ZURI+boa')).toEqual([acme]);
    expect(await idsOf('search=acme+nothing')).toEqual([]);
    expect(await idsOf(`search=${encodeURIComponent("%' or 1=1 --")}`)).toEqual([]);
  });

  it('goes on from page to page without leaving any out', async () => {
    for (let n = 0; n < 120; n++) await ask();
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await listed(`sort=newest${after ? `&after=${after}` : ''}`);
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
  });

  it('marks what the buyer did since I looked as unread', async () => {
    const id = await ask();
    expect(await unread()).toBe(true);
    await send('PUT', `/consultations/${id}/seen`, { revision: 1 });
    expect(await unread()).toBe(false);
    await send('POST', `/consultations/${id}/messages`, { id: randomUUID(), text: 'Why?' });
    expect(await unread()).toBe(false);
    await call('POST', `${desk.url}/api/v1/consultations/${id}/messages`, {
      body: { id: randomUUID(), text: 'Because.' },
      headers: { ...buyer, ...key() },
    });
    expect(await unread()).toBe(true);
  });
});

describe('one consultation', () => {
  it('shows all that was sent, what the catalogue says, and who else is asking', async () => {
    const entry = { name: 'Acme Boards', domains: ['acmeboards.example'], status: 'under-review' };
    await send('PUT', `/catalogue/${randomUUID()}`, entry);
    await ask({ buyer: { team: 'Sales' } });
    await ask({ buyer: { team: 'sales' } });
    await ask({ buyer: { team: 'Legal' } });
    await ask({ vendor: { name: 'Other' } });
    const request = aRequest();
    await ask(request);
    const shown = detail.parse((await get(`/consultations/${request.id}`)).json);
    expect(shown.request).toEqual(request);
    expect(shown.catalogue).toEqual([entry]);
    expect(shown.sameVendor).toMatchObject({ count: 3, teams: 2 });
  });

  it('is answered in one call: the buyer sees the advice, and I have taken it over', async () => {
    await send('PUT', '/session', { name: 'Priya in IT' });
    const id = await ask();
    const given = advice({
      verdict: 'go-ahead-with-conditions',
      conditions: ['Use single sign-on.'],
      link: 'https://intranet.example/sso',
    });
    const answered = await send('POST', `/consultations/${id}/advice`, given);
    expect(answered.json.summary).toMatchObject({ status: 'answered', verdict: given.verdict });
    expect(answered.json.summary.assignee.name).toBe('Priya in IT');
    const told = await call('GET', `${desk.url}/api/v1/consultations/${id}`, { headers: buyer });
    expect(told.json).toMatchObject({ status: 'answered', revision: 2 });
    expect(told.json.advice).toMatchObject([{ ...given, by: 'Priya in IT' }]);
  });

  it('takes the same press twice as one', async () => {
    const id = await ask();
    const given = advice();
    await send('POST', `/consultations/${id}/advice`, given);
    const { json } = await send('POST', `/consultations/${id}/advice`, given);
    expect(json.conversation).toMatchObject({ revision: 2, advice: [{ id: given.id }] });
  });

  it('goes back to IT when the buyer answers, and can be handed to a colleague', async () => {
    const id = await ask();
    await send('POST', `/consultations/${id}/advice`, advice());
    await call('POST', `${desk.url}/api/v1/consultations/${id}/messages`, {
      body: { id: randomUUID(), text: 'And for the whole team?' },
      headers: { ...buyer, ...key() },
    });
    expect(await idsOf('filter=open')).toEqual([id]);
    const { link } = (await send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    const tom = await signIn(desk, link.split('=')[1]);
    const me = (await call('GET', `${inbox}/session`, { headers: tom })).json;
    await send('PATCH', `/consultations/${id}`, { assignee: me.id, status: 'in-review' });
    const mine = await call('GET', `${inbox}/consultations?filter=mine`, { headers: tom });
    expect(mine.json.items).toMatchObject([{ id, status: 'in-review', assignee: { name: 'Tom' } }]);
    const nobody = await send('PATCH', `/consultations/${id}`, { assignee: randomUUID() });
    expect(nobody.json).toMatchObject({ status: 422, errors: [{ path: 'assignee' }] });
  });

  it.each([
    ['another product without its name', { verdict: 'use-this-instead' }, 'alternative'],
    ['conditions without one', { verdict: 'go-ahead-with-conditions' }, 'conditions'],
    ['a link that is not https', { link: 'javascript:alert(1)' }, 'link'],
    ['an unknown verdict', { verdict: 'no' }, 'verdict'],
  ])('refuses advice of %s', async (_, more, path) => {
    const id = await ask();
    const { json } = await send('POST', `/consultations/${id}/advice`, advice(more));
    expect(json).toMatchObject({ status: 422, errors: [{ path }] });
  });

  it('gives hostile text back as the text it is', async () => {
    const evil = '"><img src=x onerror=alert(1)>{{7*7}}<script>alert(1)</script>';
    const id = await ask({ vendor: { name: evil }, note: evil });
    const answer = await get(`/consultations/${id}`);
    expect(answer.json.request).toMatchObject({ vendor: { name: evil }, note: evil });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('signing in', () => {
  it('works once with a link', async () => {
    const again = await send('POST', '/session', { token: desk.signInToken });
    expect(again.json).toMatchObject({ status: 401 });
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('gives a cookie no script and no other site can use, and forgets it on sign-out', async () => {
    const { link } = (await send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    const tom = await send('POST', '/session', { token: link.split('=')[1] });
    expect(tom.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await get('/session')).status).toBe(200);
    await send('DELETE', '/session');
    expect((await get('/session')).status).toBe(401);
  });

  it('ends after a working day, and a link after a day', async () => {
    const { link } = (await send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    desk.clock.now += 24 * 3_600_000;
    expect((await get('/session')).status).toBe(401);
    const late = await send('POST', '/session', { token: link.split('=')[1] });
    expect(late.status).toBe(401);
  });

  it('keeps no secret in the database', async () => {
    const rows = [
      ...(await desk.db.selectFrom('session').selectAll().execute()),
      ...(await desk.db.selectFrom('credential').selectAll().execute()),
      ...(await desk.db.selectFrom('enrolment_token').selectAll().execute()),
      ...(await desk.db.selectFrom('sign_in_link').selectAll().execute()),
    ];
    const stored = JSON.stringify(rows);
    for (const secret of [it1.cookie.split('=')[1]!, buyer.authorization.slice(7)])
      expect(stored).not.toContain(secret);
    expect(stored).not.toContain(desk.enrolmentToken);
    expect(stored).not.toContain(desk.signInToken);
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
    const options = method === 'GET' ? {} : { body: {}, headers: { origin: desk.url } };
    expect((await call(method, inbox + path, options)).status).toBe(401);
  });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('on %s cannot act in my name', async (_, headers) => {
    const id = await ask();
    const forged = { ...it1, ...headers };
    const answer = await send('POST', `/consultations/${id}/advice`, advice(), forged);
    expect(answer.status).toBe(403);
    expect((await get(`/consultations/${id}`)).json.conversation.advice).toEqual([]);
  });

  it('is offered no cross-origin access to the inbox', async () => {
    const answer = await call('GET', `${inbox}/session`, {
      headers: { ...it1, origin: 'https://evil.example' },
    });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('settings', () => {
  it('are for administrators', async () => {
    const { link } = (await send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    const tom = await signIn(desk, link.split('=')[1]);
    expect((await call('GET', `${inbox}/settings`, { headers: tom })).status).toBe(403);
    expect((await send('POST', '/enrolment-tokens', {}, tom)).status).toBe(403);
    expect((await send('POST', '/advisors', { name: 'X', role: 'admin' }, tom)).status).toBe(403);
    expect((await call('GET', `${inbox}/catalogue`, { headers: tom })).status).toBe(200);
  });

  it('change the enrolment token with an overlap: new first, then the old one is revoked', async () => {
    desk.clock.now += 1000;
    const { token } = (await send('POST', '/enrolment-tokens')).json;
    await enrol({ url: desk.url, enrolmentToken: token });
    const { json } = await get('/settings');
    const [newer, older] = settings.parse(json).enrolmentTokens;
    expect(token.endsWith(newer!.hint)).toBe(true);
    expect([newer!.browsers, older!.browsers]).toEqual([1, 1]);
    await send('DELETE', `/enrolment-tokens/${older!.id}`);
    const late = await call('POST', `${desk.url}/api/v1/enrolments`, {
      body: { token: desk.enrolmentToken, client: { version: '1', browser: 'x' } },
    });
    expect(late.status).toBe(401);
    const enrolled = await call('GET', `${desk.url}/api/v1/consultations`, { headers: buyer });
    expect(enrolled.status).toBe(200);
  });

  it('revoke the credential of one browser', async () => {
    await ask();
    const [browser] = (await get('/credentials')).json.items;
    expect(browser).toMatchObject({ client: { browser: 'Chromium 156' }, requests: 1 });
    await send('DELETE', `/credentials/${browser.id}`);
    const answer = await call('GET', `${desk.url}/api/v1/consultations`, { headers: buyer });
    expect(answer.json).toMatchObject({ status: 401 });
    expect(answer.json.detail).toContain('revoked');
  });

  it('dismiss a colleague, whose session ends at once', async () => {
    const { link } = (await send('POST', '/advisors', { name: 'Tom', role: 'advisor' })).json;
    const tom = await signIn(desk, link.split('=')[1]);
    const { id } = (await call('GET', `${inbox}/session`, { headers: tom })).json;
    expect((await send('DELETE', `/advisors/${id}`)).status).toBe(200);
    expect((await call('GET', `${inbox}/session`, { headers: tom })).status).toBe(401);
    const me = (await get('/session')).json.id;
    expect((await send('DELETE', `/advisors/${me}`)).status).toBe(409);
  });

  it('say to buyers who answers, and offer them the catalogue', async () => {
    await send('PUT', '/settings', { name: 'Corp', contact: 'Priya in IT' });
    const item = randomUUID();
    const entry = { name: 'Boards', domains: ['boards.example'], status: 'approved' };
    await send('PUT', `/catalogue/${item}`, { ...entry, status: 'discouraged' });
    await send('PUT', `/catalogue/${item}`, entry);
    const url = `${desk.url}/api/v1/organisation`;
    const told = (await call('GET', url, { headers: buyer })).json;
    expect(told).toEqual({ name: 'Corp', contact: 'Priya in IT', catalogue: [entry] });
    await send('DELETE', `/catalogue/${item}`);
    expect((await call('GET', url, { headers: buyer })).json.catalogue).toEqual([]);
  });

  it('keep reply templates in their order', async () => {
    const items = [
      { title: 'Fine', verdict: 'go-ahead', text: 'Hello {buyer}, go ahead.' },
      { title: 'Call', text: 'Let us talk about {vendor}.' },
    ];
    await send('PUT', '/templates', { items });
    expect((await get('/templates')).json).toEqual({ items });
  });
});

describe('an open inbox', () => {
  it('is told at once what changed', async () => {
    const response = await fetch(`${inbox}/events`, { headers: it1 });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (text: string) => {
      while (!heard.includes(text)) heard += (await reader.read()).value;
    };
    await until('event: hello');
    const id = await ask();
    await until(`"id":"${id}","revision":1`);
    await send('POST', `/consultations/${id}/advice`, advice());
    await until(`"id":"${id}","revision":2`);
    await send('PUT', '/settings', { name: 'Corp', contact: '' });
    await until('{"type":"settings"}');
    await reader.cancel();
  });
});
