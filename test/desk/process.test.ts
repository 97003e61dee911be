import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { aRequest, call, enrol, key, signIn } from './running-app.ts';
import { startDesk } from './start-desk.ts';

/** Real processes on a machine that may be busy. */
const SLOW = { timeout: 60_000 };

describe('the desk as a process', SLOW, () => {
  it('keeps what it acknowledged when it is killed, and takes it up again', async () => {
    const data = await mkdtemp(join(tmpdir(), 'desk-'));
    const first = await startDesk({ data });
    const buyer = await enrol(first);
    const acknowledged: string[] = [];
    const asking = Array.from({ length: 40 }, async () => {
      const body = aRequest();
      const headers = { ...buyer, ...key() };
      const answer = await call('POST', `${first.url}/api/v1/consultations`, { body, headers });
      if (answer.status === 201) acknowledged.push(body.id);
      if (acknowledged.length === 15) await first.kill();
    });
    await Promise.allSettled(asking);
    expect(acknowledged.length).toBeGreaterThanOrEqual(15);

    const second = await startDesk({ data });
    expect(second.enrolmentToken).toBe('');
    for (const id of acknowledged) {
      const url = `${second.url}/api/v1/consultations/${id}`;
      expect((await call('GET', url, { headers: buyer })).status).toBe(200);
    }
    await enrol({ url: second.url, enrolmentToken: first.enrolmentToken });
    await second.stop();
    await rm(data, { recursive: true });
  });

  it('is alone on its data folder', async () => {
    const desk = await startDesk();
    await expect(startDesk({ data: desk.data })).rejects.toThrow(/another desk is running/);
    await desk.stop();
  });

  it('says why it does not start', async () => {
    const desk = await startDesk();
    const port = Number(new URL(desk.url).port);
    await expect(startDesk({ port })).rejects.toThrow(/EADDRINUSE/);
    await desk.stop();

    const file = join(await mkdtemp(join(tmpdir(), 'desk-')), 'a-file');
    await writeFile(file, '');
    await expect(startDesk({ data: file })).rejects.toThrow(/EEXIST|ENOTDIR/);
    await rm(dirname(file), { recursive: true });
  });

  it('ends gracefully although an inbox is listening', async () => {
    const desk = await startDesk();
    const headers = await signIn(desk, desk.signInLink.split('=')[1]!);
    const events = await fetch(`${desk.url}/api/inbox/events`, { headers });
    const heard = events.text();
    expect(await desk.stop()).toBe(0);
    expect(await heard).toContain('hello');
    expect(desk.log()).toContain('"event":"stopped"');
  });

  it('says that it is alive and ready', async () => {
    const desk = await startDesk();
    expect((await call('GET', `${desk.url}/healthz`)).status).toBe(200);
    expect((await call('GET', `${desk.url}/readyz`)).status).toBe(200);
    expect((await stat(join(desk.data, 'desk.db'))).size).toBeGreaterThan(0);
    await desk.stop();
  });
});
