import { randomUUID } from 'node:crypto';

import { PostgresAdapter } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { parseChannels } from '../../desk/channels/config.ts';
import { webhookTo } from './channels/channel-room.ts';
import { startPeer } from './channels/peer.ts';
import { hasPostgres, newDatabase, startPostgres } from './postgres.ts';
import { aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

/** A server and real processes on a machine that may be busy. */
const SLOW = { timeout: 60_000 };

let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  if (hasPostgres()) stop = await startPostgres();
}, SLOW.timeout);
afterAll(() => stop?.(), SLOW.timeout);

// What holds on SQLite holds on PostgreSQL: the very same tests.
describe.skipIf(!hasPostgres())('on PostgreSQL', SLOW, () => {
  describe('buyers', async () => {
    await import('./buyer-api.test.ts');
  });
  describe('refusals', async () => {
    await import('./refusals.test.ts');
  });
  describe('consultations', async () => {
    await import('./inbox-consultations.test.ts');
    await import('./search.test.ts');
  });
  describe('channels', async () => {
    await import('./channels/delivery.test.ts');
    await import('./channels/health.test.ts');
  });
  describe('access', async () => {
    await import('./inbox-access.test.ts');
    await import('./open-id/sign-in.test.ts');
  });
  describe('fleet', async () => {
    await import('./fleet.test.ts');
  });
  describe('notes, insights and catalogue', async () => {
    await import('./notes.test.ts');
    await import('./insights/api.test.ts');
    await import('./catalogue-csv.test.ts');
  });
});

describe.skipIf(!hasPostgres())('two desks on one PostgreSQL', SLOW, () => {
  it('may start at once on an empty database: one brings the schema, one is the first', async () => {
    const database = await newDatabase();
    const desks = await Promise.all([1, 2, 3].map(() => runApp({ database: database! })));
    expect(desks[0]!.db.getExecutor().adapter).toBeInstanceOf(PostgresAdapter);
    expect(desks.filter(({ enrolmentToken }) => enrolmentToken)).toHaveLength(1);
    const admins = await desks[0]!.db.selectFrom('advisor').select('id').execute();
    expect(admins).toHaveLength(1);
    for (const desk of desks) await desk.stop();
  });

  it('are one desk to buyers and advisors', async () => {
    const database = await newDatabase();
    const one = await runApp({ database: database! });
    const two = await runApp({ database: database! });
    const buyer = await enrol(one);
    const events = await fetch(`${two.url}/api/inbox/events`, {
      headers: await signIn(two, two.signInToken),
    });
    const reader = events.body!.pipeThrough(new TextDecoderStream()).getReader();

    const body = aRequest();
    const headers = { ...buyer, ...key() };
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        call('POST', `${[one, two][n % 2]!.url}/api/v1/consultations`, { body, headers }),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]!.status).toBe(201);
    expect(answers.filter((answer) => !answer.headers.get('idempotency-replayed'))).toHaveLength(1);

    let heard = '';
    while (!heard.includes(body.id)) heard += (await reader.read()).value;
    await reader.cancel();

    const writes = Array.from({ length: 20 }, (_, n) =>
      call('POST', `${[one, two][n % 2]!.url}/api/v1/consultations/${body.id}/messages`, {
        body: { id: randomUUID(), text: `${n}` },
        headers: { ...buyer, ...key() },
      }),
    );
    await Promise.all(writes);
    const url = `${two.url}/api/v1/consultations/${body.id}`;
    const { json } = await call('GET', url, { headers: buyer });
    expect([json.messages.length, json.revision]).toEqual([20, 21]);
    await one.stop();
    await two.stop();
  });

  it('tell a channel of each request once, whichever took it in', async () => {
    const told: string[] = [];
    const peer = await startPeer(({ headers }) => {
      told.push(String(headers['webhook-id']).split('.')[0]!);
      return { status: 200, body: '' };
    });
    const channels = parseChannels(
      JSON.stringify({ channels: [webhookTo(peer.url)], allowHosts: ['127.0.0.1'] }),
      'channels.json',
    );
    const database = (await newDatabase())!;
    const one = await runApp({ database, channels });
    const two = await runApp({ database, channels });
    const buyer = await enrol(one);
    const asked = await Promise.all(
      Array.from({ length: 40 }, async (_, n) => {
        const body = aRequest();
        const url = `${[one, two][n % 2]!.url}/api/v1/consultations`;
        await call('POST', url, { body, headers: { ...buyer, ...key() } });
        return body.id;
      }),
    );
    await expect.poll(() => new Set(told).size, { timeout: 30_000 }).toBe(40);
    expect(told.toSorted()).toEqual(asked.toSorted());
    const waiting = () =>
      one.db
        .selectFrom('delivery')
        .select('consultation')
        .where('state', '!=', 'delivered')
        .execute();
    await expect.poll(waiting, { timeout: 10_000 }).toEqual([]);
    await Promise.all([one.stop(), two.stop()]);
    await peer.stop();
  });
});
