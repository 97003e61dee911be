import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { problem } from '../../lib/consultation/desk-contract.ts';
import { type RunningApp, aRequest, call, enrol, key, runApp } from './running-app.ts';

let desk: RunningApp;
let api: string;
let buyer: { authorization: string };

beforeAll(async () => {
  desk = await runApp();
  api = `${desk.url}/api/v1`;
  buyer = await enrol(desk);
});
afterAll(() => desk.stop());

const good = () => ({ ...buyer, ...key() });

async function ask(request = aRequest()) {
  await call('POST', `${api}/consultations`, { body: request, headers: good() });
  return request;
}

describe('every refusal', () => {
  const id = randomUUID();
  const rows: [string, number, string, string, () => { body?: unknown; headers?: object }][] = [
    ['no credential', 401, 'GET', '/consultations', () => ({})],
    [
      'a made-up credential',
      401,
      'GET',
      '/consultations',
      () => ({ headers: { authorization: `Bearer ${'x'.repeat(43)}` } }),
    ],
    [
      'basic authorisation',
      401,
      'GET',
      '/consultations',
      () => ({ headers: { authorization: 'Basic eDp5' } }),
    ],
    [
      'a wrong enrolment token',
      401,
      'POST',
      '/enrolments',
      () => ({ body: { token: 'wrong-token', client: { version: '1', browser: 'x' } } }),
    ],
    [
      'no idempotency key',
      400,
      'POST',
      '/consultations',
      () => ({ body: aRequest(), headers: buyer }),
    ],
    [
      'a key that is no UUID',
      400,
      'POST',
      '/consultations',
      () => ({ body: aRequest(), headers: { ...buyer, ...key('1') } }),
    ],
    ['cut-off JSON', 400, 'POST', '/consultations', () => ({ body: '{"id": "', headers: good() })],
    ['no body', 400, 'POST', '/consultations', () => ({ body: '', headers: good() })],
    [
      'bytes that are no UTF-8',
      400,
      'POST',
      '/consultations',
      () => ({ body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]), headers: good() }),
    ],
    [
      'a form',
      415,
      'POST',
      '/consultations',
      () => ({
        body: 'a=b',
        headers: { ...good(), 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ],
    [
      'JSON in latin-1',
      415,
      'POST',
      '/consultations',
      () => ({
        body: '{}',
        headers: { ...good(), 'content-type': 'application/json; charset=latin1' },
      }),
    ],
    [
      'a compressed body',
      415,
      'POST',
      '/consultations',
      () => ({ body: '{}', headers: { ...good(), 'content-encoding': 'gzip' } }),
    ],
    [
      'a body of 10 MB',
      413,
      'POST',
      '/consultations',
      () => ({ body: JSON.stringify({ note: 'x'.repeat(1e7) }), headers: good() }),
    ],
    [
      'nesting 30,000 deep',
      422,
      'POST',
      '/consultations',
      () => ({ body: '['.repeat(30_000) + ']'.repeat(30_000), headers: good() }),
    ],
    ['an array', 422, 'POST', '/consultations', () => ({ body: [], headers: good() })],
    [
      'a field too many',
      422,
      'POST',
      '/consultations',
      () => ({ body: { ...aRequest(), admin: true }, headers: good() }),
    ],
    [
      '__proto__',
      422,
      'POST',
      '/consultations',
      () => ({
        body: JSON.stringify(aRequest()).replace('{', '{"__proto__":{"admin":true},'),
        headers: good(),
      }),
    ],
    [
      'wrong types',
      422,
      'POST',
      '/consultations',
      () => ({ body: { ...aRequest(), vendor: 'Acme', answers: {} }, headers: good() }),
    ],
    [
      'a note too long',
      422,
      'POST',
      '/consultations',
      () => ({ body: aRequest({ note: 'x'.repeat(4001) }), headers: good() }),
    ],
    [
      'an address with a query',
      422,
      'POST',
      '/consultations',
      () => ({ body: aRequest({ url: 'https://a.example/?token=1' }), headers: good() }),
    ],
    [
      'a consultation that is not there',
      404,
      'GET',
      `/consultations/${id}`,
      () => ({ headers: buyer }),
    ],
    [
      'a reply to none',
      404,
      'POST',
      `/consultations/${id}/messages`,
      () => ({ body: { id, text: 'x' }, headers: good() }),
    ],
    ['an address that is none', 404, 'GET', '/no-such-thing', () => ({ headers: buyer })],
  ];
  it.each(rows)('%s is answered %i in problem details', async (_, status, method, path, make) => {
    const answer = await call(method, api + path, make() as Parameters<typeof call>[2]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem.parse(answer.json)).toMatchObject({ status });
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/node_modules|\.ts:|sqlite/i);
  });

  it('names each wrong field by its path', async () => {
    const body = { ...aRequest(), vendor: { name: '' }, timing: 'later' };
    const { json } = await call('POST', `${api}/consultations`, { body, headers: good() });
    const paths = json.errors.map(({ path }: { path: string }) => path);
    expect(paths.toSorted()).toEqual(['timing', 'vendor.name']);
  });
});

describe('a body without a stated length', () => {
  it('is cut off once it is too large', async () => {
    const headers = { ...buyer, ...key(), 'content-type': 'application/json' };
    const sending = httpRequest(`${api}/consultations`, { method: 'POST', headers });
    let sent = 0;
    const pump = setInterval(() => {
      sent += 16_384;
      sending.write(' '.repeat(16_384));
    }, 1);
    const status = await new Promise((resolve) => {
      sending.on('response', (response) => resolve(response.statusCode));
      sending.on('error', () => {});
    });
    clearInterval(pump);
    sending.destroy();
    expect(status).toBe(413);
    expect(sent).toBeLessThan(5_000_000);
  });
});

describe('a conversation', () => {
  it('does not grow without end', async () => {
    const { id } = await ask();
    await desk.db.updateTable('consultation').set({ revision: 500 }).where('id', '=', id).execute();
    const body = { id: randomUUID(), text: 'One more' };
    const url = `${api}/consultations/${id}/messages`;
    expect((await call('POST', url, { body, headers: good() })).status).toBe(422);
  });
});

describe('another buyer', () => {
  it('cannot read, answer or withdraw what is not theirs, nor learn that it exists', async () => {
    const { id } = await ask();
    const other = await enrol(desk);
    const reads = await call('GET', `${api}/consultations/${id}`, { headers: other });
    const nowhere = await call('GET', `${api}/consultations/${randomUUID()}`, { headers: other });
    expect([reads.status, reads.text]).toEqual([404, nowhere.text]);
    const writes: [string, object][] = [
      ['messages', { id: randomUUID(), text: 'x' }],
      ['withdrawal', {}],
      ['outcome', { result: 'dropped', at: '2026-11-24T10:00:00.000Z' }],
    ];
    for (const [what, body] of writes) {
      const headers = { ...other, ...key() };
      const answer = await call('POST', `${api}/consultations/${id}/${what}`, { body, headers });
      expect(answer.status).toBe(404);
    }
    const list = await call('GET', `${api}/consultations`, { headers: other });
    expect(list.json).toEqual({ items: [] });
  });
});

describe('too many calls', () => {
  it('are told how long to wait; after that they go through', async () => {
    const small = await runApp({ limits: { perCredential: { burst: 2, perSecond: 0.5 } } });
    const headers = await enrol(small);
    const read = () => call('GET', `${small.url}/api/v1/consultations`, { headers });
    const statuses = [(await read()).status, (await read()).status];
    const refused = await read();
    expect([...statuses, refused.status]).toEqual([200, 200, 429]);
    small.clock.now += Number(refused.headers.get('retry-after')) * 1000;
    expect((await read()).status).toBe(200);
    await small.stop();
  });

  it('with wrong credentials slow one address down, not the honest browsers behind it', async () => {
    const small = await runApp({ limits: { failuresPerAddress: { burst: 2, perSecond: 0.01 } } });
    const honest = await enrol(small);
    const path = `${small.url}/api/v1/consultations`;
    const guess = () =>
      call('GET', path, { headers: { authorization: `Bearer ${'g'.repeat(43)}` } });
    expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([
      401, 401, 429,
    ]);
    expect((await call('GET', path, { headers: honest })).status).toBe(200);
    await small.stop();
  });
});

describe('the log', () => {
  it('holds no words a person wrote, no secret and no address of a page', async () => {
    const request = await ask();
    await call('POST', `${api}/consultations`, {
      body: { ...request, venue: 'Mara Lind' },
      headers: good(),
    });
    const log = desk.logged.join('\n');
    expect(log).toContain('/api/v1/consultations');
    expect(log).not.toMatch(/mara|acme|spring campaign|rp-credential|rp-enrol/i);
  });
});
