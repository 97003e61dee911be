import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { deliver } from '../../lib/browser/delivery.ts';
import { withdraw } from '../../lib/browser/outbox-commands.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { round } from '../../lib/browser/round.ts';
import { read } from '../../lib/browser/stored.ts';
import { answerUi } from '../../lib/browser/ui-messages.ts';
import { NOON, aRequest, uuid } from '../consultation/samples.ts';
import { freshBrowser, setPolicy } from './background-room.ts';
import { SimulatedDesk } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);

const POLICY = { deskUrl: 'https://desk.example', enrolmentToken: 'a-good-token' };
let desk: SimulatedDesk;
const traffic = vi.fn<(url: string) => void>();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  desk = new SimulatedDesk();
  traffic.mockReset();
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    traffic(url);
    return desk.fetch(url, init);
  });
  await freshBrowser(POLICY);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A request is asked for, and everything that is due is done. */
async function ask() {
  await answerUi({ type: 'send-request', request: aRequest() });
  vi.setSystemTime(Date.now() + 11_000);
  await round();
}
const delivery = async () => (await read('consultations'))[0]?.delivery;

describe('before anybody agreed', () => {
  it('nothing leaves the browser, whatever is asked of it', async () => {
    await ask();
    await answerUi({ type: 'test-connection' });
    await answerUi({ type: 'refresh' });
    await round();
    expect(traffic).not.toHaveBeenCalled();
    expect(await read('connection')).toMatchObject({
      state: 'no-consent',
      deskUrl: POLICY.deskUrl,
    });
  });

  it('a request waits and says why; the browser may sleep meanwhile', async () => {
    await ask();
    expect(await delivery()).toEqual({ state: 'waiting', because: 'no-consent' });
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('a waiting request can be taken back', async () => {
    await ask();
    expect(await withdraw(uuid(1))).toEqual({ ok: true });
    expect(await readOutbox()).toEqual([]);
  });

  it.each([
    ['the buyer', () => answerUi({ type: 'consent', isGiven: true })],
    ['the organisation', () => setPolicy({ ...POLICY, dataConsent: true })],
  ])('%s agrees, and what waited goes', async (_, agree) => {
    await ask();
    await agree();
    await answerUi({ type: 'refresh' });
    await round();
    await deliver();
    expect(desk.effects).toEqual([`consultations ${uuid(1)}`]);
    expect((await delivery())?.state).toBe('received');
  });
});

describe('once consent is taken back', () => {
  it('nothing leaves the browser any more', async () => {
    await answerUi({ type: 'consent', isGiven: true });
    await round();
    expect(desk.enrolments).toBe(1);
    await answerUi({ type: 'consent', isGiven: false });
    await round();
    traffic.mockReset();
    await ask();
    expect(traffic).not.toHaveBeenCalled();
    expect(await delivery()).toMatchObject({ because: 'no-consent' });
  });

  it('the organisation’s own stands', async () => {
    await setPolicy({ ...POLICY, dataConsent: true });
    await answerUi({ type: 'consent', isGiven: false });
    await ask();
    expect((await delivery())?.state).toBe('received');
  });
});
