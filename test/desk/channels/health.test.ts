import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { AlarmWatch } from '../../../desk/channels/alarm-watch.ts';
import { ALARM_MS } from '../../../desk/store/channel-health.ts';
import { call } from '../running-app.ts';
import { HOUR, SECRET, aPeer, runDesk, webhookTo } from './channel-room.ts';
import type { Reply } from './peer.ts';

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** A desk with one webhook whose answers the test may change. */
async function deskWith(first: Reply) {
  let answer = first;
  const peer = await aPeer(() => answer);
  const desk = await runDesk([webhookTo(peer.url)]);
  const health = async () => {
    const { json } = await call('GET', `${desk.url}/api/inbox/channels`, { headers: desk.advisor });
    return json.items[0];
  };
  const test = (id = 'hook') =>
    call('POST', `${desk.url}/api/inbox/channels/${id}/test`, { body: {}, headers: desk.advisor });
  return { peer, desk, health, test, now: (reply: Reply) => void (answer = reply) };
}

describe('the health of a channel', { timeout: 30_000 }, () => {
  it('is fine where nothing failed, failing from the first failure, and fine again with a success', async () => {
    const { desk, health, now } = await deskWith({ status: 503 });
    expect(await health()).toEqual({
      id: 'hook',
      name: 'Webhook',
      kind: 'webhook',
      waiting: 0,
      isAlarming: false,
    });
    const since = new Date(desk.clock.now).toISOString();
    await desk.ask();
    await until(async () =>
      expect(await health()).toMatchObject({
        failingSince: since,
        because: 'it failed (503)',
        waiting: 1,
        isAlarming: false,
      }),
    );
    now({ status: 200 });
    desk.later(HOUR);
    await until(async () => expect((await health()).failingSince).toBeUndefined());
  });

  it('is failing where tickets arrive but their replies cannot be read', async () => {
    let mayRead = false;
    const peer = await aPeer(({ method }) => {
      if (method === 'POST') return { status: 201, body: { id: 1 } };
      return mayRead ? { status: 200, body: { items: [] } } : { status: 401 };
    });
    const settings = { url: peer.url, token: 't', queue: 'SaaS' };
    const desk = await runDesk([{ id: 'rt', kind: 'request-tracker', name: 'RT', settings }]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    const because = async () => {
      const { json } = await call('GET', `${desk.url}/api/inbox/channels`, {
        headers: desk.advisor,
      });
      return json.items[0].because;
    };
    await until(async () =>
      expect(await because()).toBe('replies there cannot be read: it answered 401'),
    );
    mayRead = true;
    await until(async () => expect(await because()).toBeUndefined());
  });

  it('is an alarm once nothing has got through for long, in the log once', async () => {
    const { desk, health } = await deskWith({ status: 410 });
    await desk.ask();
    await until(async () => expect((await health()).because).toContain('gone (410)'));
    desk.clock.now += ALARM_MS;
    expect((await health()).isAlarming).toBe(true);
    const logged: string[] = [];
    const watch = new AlarmWatch({
      store: { db: desk.db },
      now: () => desk.clock.now,
      log: (...entry: unknown[]) => logged.push(JSON.stringify(entry)),
    } as never);
    await watch.look();
    await watch.look();
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('"channel failing"');
    expect(logged[0]).toContain('"channel":"hook"');
  });
});

describe('a test message', { timeout: 30_000 }, () => {
  it('reaches the tool, says that it is a test, and ends an alarm', async () => {
    const { peer, desk, health, test, now } = await deskWith({ status: 503 });
    vi.setSystemTime(desk.clock.now);
    expect((await test()).json).toEqual({ outcome: 'failed', because: 'it failed (503)' });
    expect((await health()).because).toBe('it failed (503)');
    now({ status: 200 });
    expect((await test()).json).toEqual({ outcome: 'delivered' });
    expect((await health()).failingSince).toBeUndefined();
    const { body, headers } = peer.seen.at(-1)!;
    const told = new Webhook(SECRET).verify(body, headers as Record<string, string>);
    vi.useRealTimers();
    expect(told).toMatchObject({
      type: 'desk.test',
      data: { title: 'Test message from Right Purchase', link: desk.url },
    });
  });

  it('is an administrator’s to send, to a channel that is there', async () => {
    const { desk, test, peer } = await deskWith({ status: 200 });
    expect((await test('other')).status).toBe(404);
    const stranger = await call('POST', `${desk.url}/api/inbox/channels/hook/test`, {
      body: {},
      headers: { origin: desk.url },
    });
    expect(stranger.status).toBe(401);
    const elsewhere = await call('POST', `${desk.url}/api/inbox/channels/hook/test`, {
      body: {},
      headers: { ...desk.advisor, origin: 'https://evil.example' },
    });
    expect(elsewhere.status).toBe(403);
    expect(peer.seen).toEqual([]);
  });

  it('is sent from the command line, too, which says what became of it', async () => {
    const peer = await aPeer(({ path }) => ({ status: path === '/gone' ? 410 : 200 }));
    const folder = await mkdtemp(path.join(tmpdir(), 'channels-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'channels.json');
    const channels = [
      webhookTo(peer.url),
      webhookTo(`${peer.url}/gone`, { id: 'old', name: 'Old' }),
    ];
    await writeFile(file, JSON.stringify({ channels, allowHosts: ['127.0.0.1'] }), { mode: 0o600 });
    const main = path.join(import.meta.dirname, '../../../desk/main.ts');
    const run = (id: string) =>
      promisify(execFile)(process.execPath, [main, '--channels', file, '--test-channel', id]);

    expect((await run('hook')).stdout).toBe('Webhook: the test message has arrived.\n');
    await expect(run('old')).rejects.toMatchObject({
      code: 2,
      stderr: 'Old: what we write to is gone (410)\n',
    });
    await expect(run('fax')).rejects.toMatchObject({
      stderr: expect.stringContaining('it has: hook, old'),
    });
  });
});
