// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { watchPage } from '../../lib/browser/watch-page.ts';

let over: AbortController;
let looks: number;
/** Whether the next look finds something new. */
let news: boolean;
let isBroken: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  over = new AbortController();
  [looks, news, isBroken] = [0, false, false];
  document.body.innerHTML = '<p>Page</p>';
  watchPage(async () => {
    looks++;
    if (isBroken) throw new Error('what a page');
    return news;
  }, over.signal);
});
afterEach(() => {
  over.abort();
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const change = () => document.body.append('.');

async function changeFor(ms: number, everyMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += everyMs) {
    change();
    await pass(everyMs);
  }
}

describe('a page past the gate', () => {
  it('is looked at once while nothing happens in it', async () => {
    await pass(600_000);
    expect(looks).toBe(1);
  });

  it('is looked at again soon after it changed', async () => {
    await pass(10);
    change();
    await pass(1000);
    expect(looks).toBe(2);
  });

  it('that changes for ever is looked at ever less', async () => {
    await changeFor(60_000, 50);
    const inTheFirstMinute = looks;
    await changeFor(600_000, 500);
    expect(inTheFirstMinute).toBeLessThan(10);
    expect((looks - inTheFirstMinute) / 10).toBeLessThan(2.5);
  });

  it('is looked at soon again when the buyer presses something, however restless it is', async () => {
    await changeFor(120_000, 50);
    const before = looks;
    // A press by script is no press: the browser marks the buyer's own.
    dispatchEvent(new Event('popstate'));
    await pass(500);
    expect(looks).toBe(before + 1);
  });

  it('that breaks the look is looked at again when it changed', async () => {
    isBroken = true;
    await changeFor(2000, 50);
    expect(looks).toBeGreaterThan(1);
  });

  it('is left alone by one who is gone', async () => {
    await pass(10);
    over.abort();
    change();
    dispatchEvent(new Event('popstate'));
    await pass(60_000);
    expect(looks).toBe(1);
  });
});
