import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { deliver, tryAgain } from '../../lib/browser/delivery.ts';
import { forget, followUp, send, takeBack, withdraw } from '../../lib/browser/outbox-commands.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { restoreRecords } from '../../lib/browser/records.ts';
import { read, write } from '../../lib/browser/stored.ts';
import { MOST_ENTRIES } from '../../lib/consultation/outbox.ts';
import { NOON, aRequest, uuid } from '../consultation/samples.ts';
import { freshBrowser, setPolicy } from './background-room.ts';
import { settle } from './settle.ts';
import { SimulatedDesk } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);
// After a command the round would run by itself; here the test says when.
vi.mock('../../lib/browser/round.ts', () => ({ round: () => Promise.resolve() }));

const POLICY = {
  deskUrl: 'https://desk.example',
  enrolmentToken: 'a-good-token',
  dataConsent: true,
};
let desk: SimulatedDesk;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  desk = new SimulatedDesk();
  vi.stubGlobal('fetch', desk.fetch);
  await freshBrowser(POLICY);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const wait = (ms: number) => vi.setSystemTime(Date.now() + ms);
const later = async () => {
  wait(11_000);
  await deliver();
};
const recordOf = async (id: string) =>
  (await read('consultations')).find(({ request }) => request.id === id);
const reply = (consultation: string, id: string) =>
  followUp(consultation, { kind: 'message', body: { id, text: 'One more thing' } });

describe('sending', () => {
  it('waits ten seconds, then delivers and leaves nothing behind', async () => {
    expect(await send(aRequest())).toEqual({ ok: true });
    expect((await recordOf(uuid(1)))?.delivery.state).toBe('held');
    await deliver();
    expect(desk.effects).toEqual([]);
    await later();
    expect(desk.effects).toEqual([`consultations ${uuid(1)}`]);
    expect((await recordOf(uuid(1)))?.delivery.state).toBe('received');
    expect(await readOutbox()).toEqual([]);
  });

  it('pressed twice sends once', async () => {
    await Promise.all([send(aRequest()), send(aRequest())]);
    expect(await readOutbox()).toHaveLength(1);
    expect(await read('consultations')).toHaveLength(1);
  });

  it('from two contexts at once sends once', async () => {
    await send(aRequest());
    wait(11_000);
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(desk.calls).toHaveLength(1);
  });

  it('keeps a reply behind its request', async () => {
    await send(aRequest());
    await reply(uuid(1), uuid(2));
    await followUp(uuid(1), {
      kind: 'outcome',
      body: { result: 'bought', at: NOON.toISOString() },
    });
    desk.weather = ['lost'];
    await later();
    expect(desk.effects).toEqual([]);
    await settle();
    expect(desk.effects.map((effect) => effect.split(' ')[0])).toEqual([
      'consultations',
      'messages',
      'outcome',
    ]);
  });

  it('says that it cannot be saved where the disk is full, and sends nothing', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(
      new Error('Resource::kQuotaBytes quota exceeded'),
    );
    await expect(send(aRequest())).rejects.toThrow('quota');
    vi.restoreAllMocks();
    await later();
    expect(desk.calls).toEqual([]);
    expect(await readOutbox()).toEqual([]);
  });

  it('takes no more when the outbox is full', async () => {
    await send(aRequest());
    for (let count = 1; count < MOST_ENTRIES; count += 1) await reply(uuid(1), uuid(count + 1));
    expect(await reply(uuid(1), uuid(999))).toMatchObject({
      ok: false,
      title: expect.stringContaining('Too much is waiting'),
    });
    expect(await readOutbox()).toHaveLength(MOST_ENTRIES);
  });

  it('shows a refusal with its reason, and keeps what was refused', async () => {
    desk.weather = [422];
    await send(aRequest());
    await later();
    await settle();
    expect((await recordOf(uuid(1)))?.delivery).toEqual({ state: 'refused', title: 'Problem 422' });
    expect(await readOutbox()).toHaveLength(1);
    expect(await reply(uuid(1), uuid(2))).toMatchObject({ ok: false });
  });

  it('gives up, visibly, before the desk forgets the key', async () => {
    await send(aRequest());
    desk.weather = ['answer-lost'];
    await later();
    wait(31 * 86_400_000);
    await deliver();
    expect(desk.calls).toHaveLength(1);
    expect((await recordOf(uuid(1)))?.delivery).toMatchObject({
      state: 'refused',
      title: 'This could not be delivered for 30 days',
    });
  });
});

describe('taking back', () => {
  it('within the ten seconds leaves no trace', async () => {
    await send(aRequest());
    expect(await takeBack(uuid(1))).toEqual({ ok: true });
    await later();
    expect(desk.calls).toEqual([]);
    expect(await read('consultations')).toEqual([]);
  });

  it('is too late once the desk may have it', async () => {
    await send(aRequest());
    desk.weather = ['answer-lost'];
    await later();
    expect(await takeBack(uuid(1))).toMatchObject({ ok: false, title: 'It is already on its way' });
    expect(await forget(uuid(1))).toMatchObject({ ok: false });
  });

  it('by withdrawal never sends what was never tried', async () => {
    await send(aRequest());
    await reply(uuid(1), uuid(2));
    expect(await withdraw(uuid(1))).toEqual({ ok: true });
    expect(await readOutbox()).toEqual([]);
  });

  it('by withdrawal asks the desk where it has the request', async () => {
    await send(aRequest());
    await later();
    await withdraw(uuid(1));
    await settle();
    expect(desk.effects[1]).toMatch(/^withdrawal /);
  });

  it('survives a browser that ended in the middle of it, and says what became of it', async () => {
    await send(aRequest());
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('ended'));
    await expect(takeBack(uuid(1))).rejects.toThrow('ended');
    await restoreRecords();
    await later();
    expect(desk.calls).toEqual([]);
    expect((await recordOf(uuid(1)))?.delivery).toMatchObject({ state: 'refused' });
  });
});

describe('the way to the desk', () => {
  it('is opened once, and again, as the same browser, when the credential is refused', async () => {
    await send(aRequest());
    await later();
    const [before] = desk.credentials;
    desk.credentials.clear();
    await reply(uuid(1), uuid(2));
    await deliver();
    expect(desk.enrolments).toBe(2);
    expect(desk.shown).toEqual([before]);
    expect(desk.effects).toHaveLength(2);
  });

  it('stays closed where the token is refused: the request waits and says so', async () => {
    desk.tokens.clear();
    await send(aRequest());
    await later();
    expect(desk.enrolments).toBe(1);
    expect((await recordOf(uuid(1)))?.delivery).toMatchObject({
      state: 'waiting',
      because: 'not-authorised',
    });
    expect(await read('connection')).toMatchObject({ state: 'refused', detail: 'Problem 401' });
    desk.tokens.add('a-good-token');
    await tryAgain();
    await deliver();
    expect(desk.effects).toHaveLength(1);
  });

  it('leads to the desk that the policy names now, never to the one before', async () => {
    await send(aRequest());
    desk.weather = ['lost'];
    await later();
    await setPolicy({ ...POLICY, deskUrl: 'https://new.example/it/' });
    await settle();
    expect(desk.enrolments).toBe(2);
    expect(desk.calls.map(({ url }) => url)).toEqual([
      'https://desk.example/api/v1/consultations',
      'https://new.example/it/api/v1/consultations',
    ]);
  });

  it('is missing without a desk: the request waits until there is one', async () => {
    await setPolicy({ dataConsent: true });
    await send(aRequest());
    await later();
    expect((await recordOf(uuid(1)))?.delivery).toMatchObject({ because: 'not-connected' });
    await setPolicy(POLICY);
    await tryAgain();
    await deliver();
    expect(desk.effects).toHaveLength(1);
  });

  it('is not replaced by the buyer’s own desk because the policy’s is mistyped', async () => {
    await write('settings', {
      buyer: {},
      notifications: false,
      deskUrl: 'https://other.example',
      enrolmentToken: 'a-good-token',
    });
    await setPolicy({ dataConsent: true, deskUrl: 'http://desk.example' });
    await send(aRequest());
    await later();
    expect(desk.enrolments).toBe(0);
  });
});
