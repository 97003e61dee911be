import { Webhook } from 'standardwebhooks';
import { describe, expect, it, vi } from 'vitest';

import { HOUR, SECRET, aPeer, runDesk, webhookTo } from './channel-room.ts';

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

describe('delivery to channels', { timeout: 30_000 }, () => {
  it('brings a request to a webhook, signed as its receiver checks it', async () => {
    const peer = await aPeer(() => ({ status: 204 }));
    const desk = await runDesk([webhookTo(`${peer.url}/in`)]);
    vi.setSystemTime(desk.clock.now);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toEqual([
        { id: 'hook', name: 'Webhook', state: 'delivered' },
      ]),
    );
    const { body, headers } = peer.seen[0]!;
    const told = new Webhook(SECRET).verify(body, headers as Record<string, string>);
    vi.useRealTimers();
    expect(told).toMatchObject({
      type: 'consultation.requested',
      data: { consultation: id, link: `${desk.url}/#/all/${id}`, vendor: { name: 'Acme Boards' } },
    });
  });

  it('tells what happens next, in order, each thing once', async () => {
    const peer = await aPeer(() => ({ status: 200 }));
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    await desk.writeAsBuyer(id, 'Any news?');
    await desk.writeAsIt(id, 'Soon.');
    await until(() => expect(peer.seen).toHaveLength(3));
    expect(peer.seen.map(({ json }) => [json.type, json.data.text])).toEqual([
      ['consultation.requested', 'We need shared boards for the spring campaign.'],
      ['consultation.message', 'Any news?'],
      ['consultation.message', 'Soon.'],
    ]);
  });

  it('tries again after a failure, later each time, under the same id', async () => {
    const peer = await aPeer((_, count) => (count < 3 ? { status: 503 } : { status: 200 }));
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'waiting', because: 'it failed (503)' },
      ]),
    );
    expect(peer.seen).toHaveLength(1);
    for (const count of [2, 3]) {
      desk.later(HOUR);
      await until(() => expect(peer.seen).toHaveLength(count));
    }
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    expect(new Set(peer.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('waits as long as the tool asks for', async () => {
    const peer = await aPeer((_, count) =>
      count === 1 ? { status: 429, headers: { 'retry-after': '7200' } } : { status: 200 },
    );
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    const slow = 'it asks us to slow down (429)';
    await until(async () => expect(await desk.channels(id)).toMatchObject([{ because: slow }]));
    desk.later(HOUR);
    await desk.ask();
    expect(peer.seen).toHaveLength(1);
    desk.later(2 * HOUR);
    await until(() => expect(peer.seen).toHaveLength(3));
  });

  it('keeps a refusal with its reason, and goes on with other requests', async () => {
    const peer = await aPeer((_, count) => ({ status: count === 1 ? 410 : 200 }));
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'refused', because: 'what we write to is gone (410)' },
      ]),
    );
    await desk.ask();
    await until(() => expect(peer.seen).toHaveLength(2));
  });

  it('goes again when an advisor asks for it', async () => {
    const peer = await aPeer((_, count) => ({ status: count === 1 ? 404 : 200 }));
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    await until(async () => expect(await desk.channels(id)).toMatchObject([{ state: 'refused' }]));
    expect((await desk.deliverAgain(id)).json.channels).toMatchObject([{ state: 'waiting' }]);
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
  });

  it('does not keep others waiting for a channel that hangs', async () => {
    const hanging = await aPeer(() => 'silence');
    const quick = await aPeer(() => ({ status: 200 }));
    const desk = await runDesk([
      webhookTo(hanging.url, { id: 'hangs' }),
      webhookTo(quick.url, { id: 'quick' }),
    ]);
    for (let asked = 0; asked < 3; asked++) await desk.ask();
    await until(() => expect(quick.seen).toHaveLength(3));
    expect(hanging.seen).toHaveLength(1);
  });

  it('says on the next attempt that it may be a repeat when nobody knows what came of the last', async () => {
    const peer = await aPeer((_, count) => (count === 1 ? 'hang up' : { status: 202 }));
    const desk = await runDesk([
      { id: 'chat', kind: 'webhook', name: 'Chat', settings: { url: peer.url, secret: SECRET } },
    ]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'waiting', because: 'no connection (ECONNRESET)' },
      ]),
    );
    desk.later(HOUR);
    await until(() => expect(peer.seen).toHaveLength(2));
    expect(peer.seen.map(({ headers }) => headers['webhook-id'])[0]).toBe(
      peer.seen[1]!.headers['webhook-id'],
    );
  });

  it('keeps addresses and secrets out of log and inbox', async () => {
    const peer = await aPeer(({ headers, path }) => ({
      status: 500,
      body: `${path} ${JSON.stringify(headers)}`,
    }));
    const url = `${peer.url}/services/T00000000/B00000000/very-secret-path`;
    const desk = await runDesk([webhookTo(url)]);
    const { id } = await desk.ask();
    await until(() => expect(peer.seen).toHaveLength(1));
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ because: 'it failed (500)' }]),
    );
    const told = JSON.stringify([desk.logged, await desk.channels(id)]);
    expect(told).not.toContain('very-secret-path');
    expect(told).not.toContain(SECRET);
  });

  it.each([
    ['https://localhost:1/', 'localhost'],
    ['https://127.0.0.1:1/', '127.0.0.1'],
    ['https://2130706433:1/', '127.0.0.1'],
    ['https://0x7f.1:1/', '127.0.0.1'],
    ['https://[::ffff:127.0.0.1]:1/', '::ffff:7f00:1'],
    ['https://[::1]:1/', '::1'],
    ['https://0:1/', '0.0.0.0'],
    ['https://10.1.2.3/', '10.1.2.3'],
    ['https://169.254.169.254/latest/meta-data', '169.254.169.254'],
    ['https://[fd00:ec2::254]/', 'fd00:ec2::254'],
  ])('does not reach inside the network for %s', async (url, host) => {
    const desk = await runDesk([webhookTo(url)], []);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        {
          state: 'refused',
          because: `${host} is inside the network and not among the hosts allowed`,
        },
      ]),
    );
  });

  it('never reaches for a cloud’s metadata, even where it was allowed', async () => {
    const desk = await runDesk([webhookTo('https://169.254.169.254/')], ['169.254.169.254']);
    const { id } = await desk.ask();
    await until(async () => expect(await desk.channels(id)).toMatchObject([{ state: 'refused' }]));
  });

  it('does not follow a redirect', async () => {
    const inside = await aPeer(() => ({ status: 200 }));
    const peer = await aPeer(() => ({ status: 302, headers: { location: inside.url } }));
    const desk = await runDesk([webhookTo(peer.url)]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'refused', because: 'it answered with a redirect (302)' },
      ]),
    );
    expect(inside.seen).toHaveLength(0);
  });
});
