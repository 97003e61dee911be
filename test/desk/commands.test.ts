import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { describe, expect, it, onTestFinished } from 'vitest';

import { aRequest, call, enrol, key } from './running-app.ts';
import { startDesk } from './start-desk.ts';

const run = promisify(execFile);
const command = (data: string, ...args: string[]) =>
  run(process.execPath, ['desk/main.ts', '--data', data, ...args]).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr }),
  );

/** Real processes on a machine that may be busy. */
describe('commands beside the desk', { timeout: 60_000 }, () => {
  it('back up a desk that runs, restore it elsewhere, and erase a person from it', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'commands-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const desk = await startDesk();
    const buyer = await enrol(desk);
    const body = aRequest();
    const headers = { ...buyer, ...key() };
    await call('POST', `${desk.url}/api/v1/consultations`, { body, headers });
    const file = path.join(folder, 'desk.backup');
    expect((await command(desk.data, 'backup', file)).said).toMatch(/^\d+ rows are in /);
    expect((await stat(file)).mode & 0o077).toBe(0);
    await desk.stop();

    const data = path.join(folder, 'restored');
    expect((await command(data, 'restore', file)).said).toMatch(/^\d+ rows are back/);
    const again = await command(data, 'restore', file);
    expect([again.code, again.said]).toEqual([2, expect.stringMatching(/restore into a new one/)]);

    const restored = await startDesk({ data });
    const url = `${restored.url}/api/v1/consultations/${body.id}`;
    expect((await call('GET', url, { headers: buyer })).status).toBe(200);
    const erased = await command(data, 'erase', 'mara@corp.example');
    expect(erased.said).toMatch(/^Deleted: 1 requests with all that belongs to them, 1 browsers\./);
    expect((await call('GET', url, { headers: buyer })).status).toBe(401);
    await restored.stop();
  });

  it('erase while buyers write, and no one of them is turned away', async () => {
    const desk = await startDesk();
    onTestFinished(async () => void (await desk.stop()));
    const buyer = await enrol(desk);
    const ask = async (more: object) => {
      const request = { body: aRequest(more), headers: { ...buyer, ...key() } };
      return (await call('POST', `${desk.url}/api/v1/consultations`, request)).status;
    };
    for (let n = 0; n < 20; n++) await ask({});
    const done = new AbortController();
    const erasing = command(desk.data, 'erase', 'mara@corp.example').finally(() => done.abort());
    const statuses: number[] = [];
    while (!done.signal.aborted) {
      statuses.push(await ask({ buyer: { email: 'jo@corp.example' } }));
      // Slower than the limit for one browser.
      await sleep(100);
    }
    expect(await erasing).toMatchObject({ code: 0 });
    expect(new Set(statuses)).toEqual(new Set([201]));
  });

  it('say what is wrong', async () => {
    const nowhere = path.join(tmpdir(), 'no-desk-here');
    expect(await command(nowhere, 'backup', 'x')).toEqual({
      code: 2,
      said: expect.stringMatching(/there is no desk in/),
    });
    expect((await command(nowhere, 'backup')).code).toBe(2);
    expect((await command(nowhere, 'explode', 'x')).code).toBe(2);
  });
});
