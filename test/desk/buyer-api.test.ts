import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { conversation } from '../../lib/consultation/consultation.ts';
import { conversations, organisation } from '../../lib/consultation/desk-contract.ts';
import { type RunningApp, aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

let desk: RunningApp;
let api: string;
let buyer: { authorization: string };

beforeAll(async () => {
  desk = await runApp();
  api = `${desk.url}/api/v1`;
  buyer = await enrol(desk);
});
afterAll(() => desk.stop());

const fresh = () => ({ ...buyer, ...key() });

async function ask(request = aRequest()) {
  await call('POST', `${api}/consultations`, { body: request, headers: fresh() });
  return request;
}

describe('a buyer asks', () => {
  it('is told that the request was received, and finds it again', async () => {
    const request = aRequest();
    const created = await call('POST', `${api}/consultations`, {
      body: request,
      headers: fresh(),
    });
    expect(created.status).toBe(201);
    expect(conversation.parse(created.json)).toMatchObject({ id: request.id, status: 'open' });

    const read = await call('GET', `${api}/consultations/${request.id}`, { headers: buyer });
    expect(read.json).toEqual(created.json);
    const listed = await call('GET', `${api}/consultations`, { headers: buyer });
    expect(conversations.parse(listed.json).items).toContainEqual(created.json);
  });

  it('replies, concludes, and the conversation tells it back', async () => {
    const { id } = await ask();
    const text = 'One more thing:\nit is for <b>two</b> teams.';
    const message = { id: randomUUID(), text };
    await call('POST', `${api}/consultations/${id}/messages`, {
      body: message,
      headers: fresh(),
    });
    const outcome = { result: 'bought', useful: true, at: '2026-11-24T10:00:00.000Z' };
    const concluded = await call('POST', `${api}/consultations/${id}/outcome`, {
      body: outcome,
      headers: fresh(),
    });
    expect(concluded.status).toBe(200);
    expect(concluded.json).toMatchObject({ status: 'closed', revision: 3, outcome });
    expect(concluded.json.messages).toMatchObject([{ ...message, from: 'buyer' }]);
  });

  it('withdraws; withdrawing twice changes nothing more', async () => {
    const { id } = await ask();
    const withdraw = () =>
      call('POST', `${api}/consultations/${id}/withdrawal`, {
        body: {},
        headers: fresh(),
      });
    const first = await withdraw();
    expect(first.json).toMatchObject({ status: 'withdrawn', revision: 2 });
    expect((await withdraw()).json).toEqual(first.json);
  });
});

describe('asking again whether anything is new', () => {
  it('costs a 304 until something changes', async () => {
    const { id } = await ask();
    for (const path of ['consultations', `consultations/${id}`, 'organisation']) {
      const first = await call('GET', `${api}/${path}`, { headers: buyer });
      const etag = first.headers.get('etag')!;
      const again = await call('GET', `${api}/${path}`, {
        headers: { ...buyer, 'if-none-match': `W/${etag}, "other"` },
      });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    }
    const before = await call('GET', `${api}/consultations`, { headers: buyer });
    await call('POST', `${api}/consultations/${id}/messages`, {
      body: { id: randomUUID(), text: 'Hello?' },
      headers: fresh(),
    });
    const after = await call('GET', `${api}/consultations`, {
      headers: { ...buyer, 'if-none-match': before.headers.get('etag')! },
    });
    expect(after.status).toBe(200);
  });
});

describe('the same write sent again', () => {
  it('is done once, however many arrive at once, and all get the same answer', async () => {
    const request = aRequest();
    const headers = fresh();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () =>
        call('POST', `${api}/consultations`, { body: request, headers }),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const replays = answers.filter((answer) => answer.headers.get('idempotency-replayed'));
    expect([answers[0]!.status, replays.length]).toEqual([201, 99]);
    const stored = await desk.db
      .selectFrom('consultation')
      .select('id')
      .where('id', '=', request.id)
      .execute();
    expect(stored).toHaveLength(1);
  });

  it('gets the first answer even after the conversation has moved on', async () => {
    const request = aRequest();
    const headers = fresh();
    const first = await call('POST', `${api}/consultations`, { body: request, headers });
    await call('POST', `${api}/consultations/${request.id}/withdrawal`, {
      body: {},
      headers: fresh(),
    });
    const again = await call('POST', `${api}/consultations`, { body: request, headers });
    expect(again.text).toBe(first.text);
  });

  it('is known by its key, quoted or bare', async () => {
    const uuid = randomUUID();
    const options = { body: aRequest(), headers: { ...buyer, ...key(`"${uuid}"`) } };
    await call('POST', `${api}/consultations`, options);
    const bare = { ...options, headers: { ...buyer, ...key(uuid) } };
    const again = await call('POST', `${api}/consultations`, bare);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('is refused with another body, or at another address, under the same key', async () => {
    const headers = fresh();
    const request = aRequest();
    await call('POST', `${api}/consultations`, { body: request, headers });
    const body = { ...request, note: 'changed' };
    expect((await call('POST', `${api}/consultations`, { body, headers })).status).toBe(422);
    const elsewhere = `${api}/consultations/${request.id}/withdrawal`;
    expect((await call('POST', elsewhere, { body: {}, headers })).status).toBe(422);
  });

  it('is answered, not doubled, under another key; another request with its id is refused', async () => {
    const request = await ask();
    const same = await call('POST', `${api}/consultations`, { body: request, headers: fresh() });
    expect([same.status, same.json.revision]).toEqual([201, 1]);
    const other = { ...aRequest(), id: request.id, note: 'not the same' };
    const refused = await call('POST', `${api}/consultations`, { body: other, headers: fresh() });
    expect(refused.json).toMatchObject({ status: 422, errors: [{ path: 'id' }] });
  });

  it('was refused: the key is free for the corrected body', async () => {
    const headers = fresh();
    const wrong = { ...aRequest(), venue: 'pigeon' };
    const refused = await call('POST', `${api}/consultations`, { body: wrong, headers });
    expect(refused.status).toBe(422);
    const right = await call('POST', `${api}/consultations`, { body: aRequest(), headers });
    expect(right.status).toBe(201);
  });
});

describe('what the desk promises about the organisation', () => {
  it('says how long a first answer takes from real answers only', async () => {
    const desk = await runApp();
    const headers = await enrol(desk);
    const advisor = await signIn(desk, desk.signInToken);
    const told = async () =>
      organisation.parse((await call('GET', `${desk.url}/api/v1/organisation`, { headers })).json);
    expect(await told()).toEqual({ catalogue: [], fleetHealth: true });

    const hours = [1, 5, 3];
    for (const wait of hours) {
      const request = aRequest();
      await call('POST', `${desk.url}/api/v1/consultations`, {
        body: request,
        headers: { ...headers, ...key() },
      });
      desk.clock.now += wait * 3_600_000;
      const inbox = `${desk.url}/api/inbox/consultations/${request.id}`;
      const text = 'Which data will it hold?';
      await call('POST', `${inbox}/messages`, {
        body: { id: randomUUID(), text },
        headers: advisor,
      });
      desk.clock.now += 3_600_000;
      await call('POST', `${inbox}/advice`, {
        body: { id: randomUUID(), verdict: 'go-ahead', message: 'Fine.', conditions: [] },
        headers: advisor,
      });
    }
    expect((await told()).firstAnswer).toEqual({ medianMs: 3 * 3_600_000, answered: 3 });
    await desk.stop();
  });
});

describe('how many others ask about a vendor', () => {
  it('is told from two on, never counting one’s own, nor twice whoever asks twice', async () => {
    const desk = await runApp();
    const [ana, ben, cem] = [await enrol(desk), await enrol(desk), await enrol(desk)];
    const api = `${desk.url}/api/v1`;
    const vendor = { name: 'Acme', domain: 'acme.example' };
    const ask = async (headers: typeof ana) => {
      const body = { ...aRequest(), vendor };
      await call('POST', `${api}/consultations`, { body, headers: { ...headers, ...key() } });
      return body.id;
    };
    const demand = async (headers: typeof ana) => {
      desk.clock.now += 60_000;
      return organisation.parse((await call('GET', `${api}/organisation`, { headers })).json)
        .demand;
    };

    await ask(ana);
    await ask(ben);
    await ask(ben);
    expect([await demand(ana), await demand(ben)]).toEqual([undefined, undefined]);
    expect(await demand(cem)).toEqual({ 'acme.example': 2 });
    const last = await ask(cem);
    expect(await demand(ana)).toEqual({ 'acme.example': 2 });
    const withdrawal = { body: {}, headers: { ...cem, ...key() } };
    await call('POST', `${api}/consultations/${last}/withdrawal`, withdrawal);
    expect(await demand(ana)).toBeUndefined();
    desk.clock.now += 91 * 86_400_000;
    expect(await demand(cem)).toBeUndefined();
    await desk.stop();
  });
});

describe('what is said about the organisation', () => {
  it('is answered 304 until it changes', async () => {
    const desk = await runApp();
    const [ana, ben] = [await enrol(desk), await enrol(desk)];
    const url = `${desk.url}/api/v1/organisation`;
    const first = await call('GET', url, { headers: ana });
    const again = () =>
      call('GET', url, { headers: { ...ana, 'if-none-match': first.headers.get('etag')! } });
    expect((await again()).status).toBe(304);
    const ask = (headers: typeof ana) =>
      call('POST', `${desk.url}/api/v1/consultations`, {
        body: { ...aRequest(), vendor: { name: 'Acme' } },
        headers: { ...headers, ...key() },
      });
    await ask(ben);
    await ask(await enrol(desk));
    desk.clock.now += 60_000;
    expect((await again()).status).toBe(200);
    await desk.stop();
  });
});

describe('a browser of another origin', () => {
  it('may call with a bearer and never with cookies', async () => {
    const preflight = await call('OPTIONS', `${api}/consultations`, {
      headers: {
        origin: 'chrome-extension://abc',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    const read = await call('GET', `${api}/consultations`, { headers: buyer });
    expect(read.headers.get('access-control-expose-headers')).toContain('etag');
  });
});
