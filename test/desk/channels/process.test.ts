import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { aRequest, call, enrol, key } from '../running-app.ts';
import { startDesk } from '../start-desk.ts';
import { aPeer, webhookTo } from './channel-room.ts';

describe('a desk process with channels', { timeout: 60_000 }, () => {
  it('delivers what it acknowledged, although it is killed before it could', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    let up = false;
    const peer = await aPeer(() => (up ? { status: 200 } : 'silence'));
    const channels = join(folder, 'channels.json');
    const file = { channels: [webhookTo(peer.url)], allowHosts: ['127.0.0.1'] };
    await writeFile(channels, JSON.stringify(file), { mode: 0o600 });

    const first = await startDesk({ data: folder, channels });
    const buyer = await enrol(first);
    const asked = Array.from({ length: 5 }, () => aRequest());
    for (const body of asked) {
      const url = `${first.url}/api/v1/consultations`;
      const { status } = await call('POST', url, { body, headers: { ...buyer, ...key() } });
      expect(status).toBe(201);
    }
    await vi.waitFor(() => expect(peer.seen.length).toBeGreaterThan(0), { timeout: 20_000 });
    await first.kill();

    up = true;
    const second = await startDesk({ data: folder, channels });
    onTestFinished(() => void second.stop());
    const told = () => new Set(peer.seen.map(({ json }) => json.data.consultation));
    // The one that was under way is another desk's until its lease ends; nobody waits for that here.
    await vi.waitFor(() => expect(told().size).toBe(5), { timeout: 30_000, interval: 100 });
    expect([...told()].toSorted()).toEqual(asked.map(({ id }) => id).toSorted());
    expect(second.log()).not.toContain(peer.url);
  });

  it('does not start with a channels file that is not right, and says why', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const channels = join(folder, 'channels.json');
    await writeFile(channels, '{"channels":[{"id":"x","kind":"fax"}]}', { mode: 0o600 });
    await expect(startDesk({ data: folder, channels })).rejects.toThrow(/channels\[0\]\.kind/);
  });
});
