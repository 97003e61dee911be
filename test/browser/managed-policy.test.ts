import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { read, write } from '../../lib/browser/stored.ts';

const POLICY = { deskUrl: 'https://desk.example' };
const CACHED = { managed: true, policy: { deskUrl: 'https://old.example' }, problems: [] };

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** What a worker that starts now believes the policy to be, and after how long. */
async function start() {
  const { settledPolicy } = await import('../../lib/browser/managed-policy.ts');
  const begun = Date.now();
  const settled = settledPolicy().then(({ policy }) => ({ policy, afterMs: Date.now() - begun }));
  return { settled };
}

describe('the organisation policy', () => {
  it('counts at once when the browser tells it', async () => {
    await fakeBrowser.storage.managed.set(POLICY);
    expect(await (await start()).settled).toEqual({ policy: POLICY, afterMs: 0 });
  });

  it('is waited for where the browser has not read it yet', async () => {
    await write('policy', CACHED);
    const { settled } = await start();
    await vi.advanceTimersByTimeAsync(3_000);
    await fakeBrowser.storage.managed.set(POLICY);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await settled).toEqual({ policy: POLICY, afterMs: 5_000 });
  });

  it('is gone when it still is not there after that', async () => {
    await write('policy', CACHED);
    const { settled } = await start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await settled).policy).toEqual({});
    expect(await read('policy')).toMatchObject({ managed: false });
  });

  it('is waited for once in a browser session', async () => {
    const first = await start();
    await vi.advanceTimersByTimeAsync(5_000);
    await first.settled;
    vi.resetModules();
    expect((await (await start()).settled).afterMs).toBe(0);
  });

  it('is absent where the browser refuses the question, as Firefox does', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    );
    expect(await (await start()).settled).toEqual({ policy: {}, afterMs: 0 });
  });

  it('names what is wrong with it', async () => {
    await fakeBrowser.storage.managed.set({ ...POLICY, nudges: 'no' });
    await (
      await start()
    ).settled;
    expect(await read('policy')).toMatchObject({
      managed: true,
      policy: POLICY,
      problems: [{ key: 'nudges', value: '"no"' }],
    });
  });
});
