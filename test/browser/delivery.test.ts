import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { deliver } from '../../lib/browser/delivery.ts';
import { send, followUp } from '../../lib/browser/outbox-commands.ts';
import { changeOutbox, readOutbox } from '../../lib/browser/outbox-store.ts';
import { read, write } from '../../lib/browser/stored.ts';
import { wakeAt } from '../../lib/consultation/outbox.ts';
import { NOON, aRequest, uuid } from '../consultation/samples.ts';
import { SimulatedDesk, type Weather } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => {
  const { wordingOf } = await import('../locale.ts');
  const words = await wordingOf('en');
  return { browserWording: () => words };
});
// The round follows each command by itself; here the test says when.
vi.mock('../../lib/browser/round.ts', () => ({ round: () => Promise.resolve() }));

let desk: SimulatedDesk;

beforeEach(() => start());

async function start() {
  fakeBrowser.reset();
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  desk = new SimulatedDesk();
  vi.stubGlobal('fetch', desk.fetch);
  await changeOutbox((entries) => ({ remove: entries }));
  await write('policySettled', true);
  await write('policy', {
    managed: true,
    policy: { deskUrl: 'https://desk.example', enrolmentToken: 'a-good-token' },
    problems: [],
  });
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Lets time pass until the outbox has nothing more to do. */
async function settle(most = 200) {
  for (let rounds = 0; rounds < most; rounds += 1) {
    const at = wakeAt(await readOutbox(), new Date());
    if (at === undefined) return;
    vi.setSystemTime(Math.max(at, Date.now()));
    await deliver();
  }
  throw new Error('the outbox does not come to rest');
}
