import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type RunningApp, aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

let desk: RunningApp;
beforeEach(async () => {
  desk = await runApp();
});
afterEach(() => desk.stop());

type Browser = Awaited<ReturnType<typeof enrol>>;

const enrolAfter = async (previous: Browser | string): Promise<Browser> => {
  const secret = typeof previous === 'string' ? previous : previous.authorization.slice(7);
  const { json } = await call('POST', `${desk.url}/api/v1/enrolments`, {
    body: {
      token: desk.enrolmentToken,
      client: { version: '0.1.0', browser: 'Chromium 156' },
      previous: secret,
    },
  });
  return { authorization: `Bearer ${json.credential}` };
};

const send = (browser: Browser, body: object, withKey = key()) =>
  call('POST', `${desk.url}/api/v1/consultations`, { body, headers: { ...browser, ...withKey } });
const idsOf = async (browser: Browser): Promise<string[]> => {
  const { json } = await call('GET', `${desk.url}/api/v1/consultations`, { headers: browser });
  return json.items.map(({ id }: { id: string }) => id);
};

async function revokeAll(): Promise<void> {
  const admin = await signIn(desk, desk.signInToken);
  const { json } = await call('GET', `${desk.url}/api/inbox/credentials`, { headers: admin });
  for (const { id } of json.items)
    await call('DELETE', `${desk.url}/api/inbox/credentials/${id}`, { headers: admin });
}

describe('a browser whose credential was revoked', () => {
  it('before the answer came sends again with its new one, and is told the same', async () => {
    const before = await enrol(desk);
    const [body, one] = [aRequest(), key()];
    const first = await send(before, body, one);
    await revokeAll();
    expect((await send(before, body, one)).status).toBe(401);

    const after = await enrolAfter(before);
    const again = await send(after, body, one);
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(await idsOf(after)).toEqual([body.id]);
  });

  it('goes on with what it had asked', async () => {
    const before = await enrol(desk);
    const body = aRequest();
    await send(before, body);
    await revokeAll();
    const after = await enrolAfter(before);
    const url = `${desk.url}/api/v1/consultations/${body.id}/messages`;
    const message = { id: crypto.randomUUID(), text: 'Any news?' };
    const { status } = await call('POST', url, { body: message, headers: { ...after, ...key() } });
    expect(status).toBe(201);
  });

  it('has it also where it never learnt of the credential in between', async () => {
    const before = await enrol(desk);
    const body = aRequest();
    await send(before, body);
    await revokeAll();
    const unheard = await enrolAfter(before);
    const after = await enrolAfter(before);
    expect(await idsOf(after)).toEqual([body.id]);
    const { status } = await call('GET', `${desk.url}/api/v1/consultations`, { headers: unheard });
    expect(status).toBe(401);
  });

  it('is answered also for what arrived a moment after it got the new one', async () => {
    const before = await enrol(desk);
    const after = await enrolAfter(before);
    const body = aRequest();
    const { id: late } = await desk.db
      .selectFrom('credential')
      .select('id')
      .where('successor', 'is not', null)
      .executeTakeFirstOrThrow();
    await send(after, body);
    await desk.db.updateTable('consultation').set({ credential: late }).execute();
    expect((await send(after, body)).status).toBe(201);
    expect(await idsOf(after)).toEqual([body.id]);
  });

  it('gets nothing of anybody by showing what is no credential', async () => {
    const before = await enrol(desk);
    await send(before, aRequest());
    const stranger = await enrolAfter('x'.repeat(40));
    expect(await idsOf(stranger)).toEqual([]);
    expect(await idsOf(before)).toHaveLength(1);
  });
});
