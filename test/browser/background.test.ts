import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import background from '../../entrypoints/background.ts';
import { read, write } from '../../lib/browser/stored.ts';
import type { Sighting } from '../../lib/checkout/sighting.ts';
import type { UiAnswer } from '../../lib/messages.ts';
import { NOON, aConversation, aRecord, aRequest, anAdvice, uuid } from '../consultation/samples.ts';
import { freshBrowser, setPolicy } from './background-room.ts';
import { SimulatedDesk } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);

const POLICY = {
  deskUrl: 'https://desk.example',
  enrolmentToken: 'a-good-token',
  dataConsent: true,
};
const PAGE = 'https://acmeboards.example/checkout?session=secret#pay';
const SIGHTING: Sighting = {
  url: 'https://acmeboards.example/checkout',
  language: 'en',
  vendor: { name: 'Acme Boards', domain: 'acmeboards.example' },
  offer: { plan: 'Pro' },
  evidence: [],
  score: 0.98,
};
const POPUP = { id: 'test-extension-id', url: 'chrome-extension://test-extension-id/popup.html' };

let desk: SimulatedDesk;
let tabId: number;
const executeScript = vi.fn<(injection: unknown) => Promise<unknown>>();
const tellTab = vi.fn<(tab: number, message: unknown, options: unknown) => Promise<void>>();
const openPopup = vi.fn<(options: unknown) => Promise<void>>();
/** Every test stands in a tab of its own: what the background remembers of a tab is not the next test's. */
let started = 0;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: NOON });
  desk = new SimulatedDesk();
  vi.stubGlobal('fetch', desk.fetch);
  vi.stubGlobal('addEventListener', vi.fn());
  await freshBrowser(POLICY);
  vi.spyOn(fakeBrowser.storage.local, 'setAccessLevel').mockResolvedValue(undefined);
  vi.spyOn(fakeBrowser.scripting, 'executeScript').mockImplementation(executeScript as never);
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(tellTab as never);
  vi.spyOn(fakeBrowser.action, 'openPopup').mockImplementation(openPopup as never);
  for (const mock of [executeScript, tellTab, openPopup])
    mock.mockReset().mockResolvedValue(undefined);
  started += 1;
  for (let tab = 0; tab < started; tab += 1) await fakeBrowser.tabs.create({ url: PAGE });
  tabId = started;
  void background.main();
  await quiet();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Lets everything that was set off come to an end. */
async function quiet() {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** Says something to the background; `undefined` where it does not answer. */
async function say(message: unknown, sender: object): Promise<unknown> {
  const answered = Promise.withResolvers<unknown>();
  const { trigger } = fakeBrowser.runtime.onMessage;
  const willAnswer: unknown[] = await trigger(message, sender, answered.resolve);
  return willAnswer.includes(true) ? answered.promise : undefined;
}
const page = (more: object = {}) => ({
  id: 'test-extension-id',
  url: PAGE,
  frameId: 0,
  documentId: 'document-1',
  documentLifecycle: 'active',
  tab: { id: tabId, windowId: 1, incognito: false },
  ...more,
});
async function command(message: unknown): Promise<UiAnswer> {
  const answer = await say(message, POPUP);
  await quiet();
  return answer as UiAnswer;
}

/** Time passes; alarms ring. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= 10_000) {
    await vi.advanceTimersByTimeAsync(Math.min(left, 10_000));
    await quiet();
    for (const alarm of await fakeBrowser.alarms.getAll())
      if (alarm.scheduledTime <= Date.now()) await fakeBrowser.alarms.onAlarm.trigger(alarm);
    await quiet();
  }
}

const ask = () => command({ type: 'send-request', request: aRequest() });
const states = async () => (await read('consultations')).map(({ delivery }) => delivery.state);
const badge = () => fakeBrowser.action.getBadgeText({});

describe('a vendor that the buyer writes', () => {
  it.each([
    ['acmeboards.example/pricing', { name: 'Acme Boards', domain: 'acmeboards.example' }],
    ['Nobody knows', { name: 'Nobody knows' }],
  ])('as %s is looked up in what the organisation has', async (written, vendor) => {
    const entry = { name: 'Acme Boards', domains: ['acmeboards.example'], status: 'approved' };
    await setPolicy({ catalogue: [entry] });
    await fakeBrowser.storage.onChanged.trigger({}, 'managed');
    await quiet();
    expect(await command({ type: 'find-vendor', written })).toMatchObject({
      ok: true,
      found: { vendor },
    });
  });
});

describe('a page past the gate', () => {
  it('gets the spotter after what it knows, in exactly that document', async () => {
    await say({ type: 'gate-opened' }, page());
    const target = { tabId, documentIds: ['document-1'] };
    expect(executeScript.mock.calls).toEqual([
      [{ target, files: ['/knowledge.js'] }],
      [{ target, files: ['/spotter.js'] }],
    ]);
  });

  it('gets the words of its language when the spotter asks for them', async () => {
    expect(await say({ type: 'words-wanted', language: 'de' }, page())).toBeUndefined();
    const target = { tabId, documentIds: ['document-1'] };
    expect(executeScript.mock.calls).toEqual([[{ target, files: ['/words/de.js'] }]]);
  });

  it.each(['../spotter', 'DE', 'de/..', ''])(
    'gets nothing for a language called "%s"',
    async (language) => {
      await say({ type: 'words-wanted', language }, page());
      expect(executeScript).not.toHaveBeenCalled();
    },
  );

  it('gets it in its top frame where the browser names no documents', async () => {
    await say(
      { type: 'gate-opened' },
      page({ documentId: undefined, documentLifecycle: undefined }),
    );
    expect(executeScript).toHaveBeenCalledWith(
      expect.objectContaining({ target: { tabId, frameIds: [0] } }),
    );
  });

  it.each([
    ['in a frame', { frameId: 3 }],
    ['in a private window', { tab: { id: 1, windowId: 1, incognito: true } }],
    ['drawn ahead of time', { documentLifecycle: 'prerender' }],
    ['that is a file', { url: 'file:///tmp/checkout.html' }],
    ['without a tab', { tab: undefined }],
    ['of another extension', { id: 'a-stranger' }],
  ])('%s gets nothing', async (_, sender) => {
    expect(await say({ type: 'gate-opened' }, page(sender))).toBeUndefined();
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('gets nothing where the organisation never looks', async () => {
    await setPolicy({ ...POLICY, neverOn: ['https://*.acmeboards.example/*'] });
    await say({ type: 'gate-opened' }, page());
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    expect(executeScript).not.toHaveBeenCalled();
    expect(await read('sightings')).toEqual({});
  });

  it('is told before that films and music are wanted, too, where they are', async () => {
    await setPolicy({ ...POLICY, consumerMedia: true });
    await say({ type: 'gate-opened' }, page());
    const [first, second] = executeScript.mock.calls.map(([injection]) => injection);
    expect(first).toMatchObject({ args: [{ consumerMedia: true }], target: { tabId } });
    expect(second).toMatchObject({ files: ['/knowledge.js'] });
  });

  it('gets nothing where the organisation looks elsewhere alone', async () => {
    await setPolicy({ ...POLICY, onlyOn: ['https://*.shop.example/*'] });
    await say({ type: 'gate-opened' }, page());
    expect(executeScript).not.toHaveBeenCalled();
  });
});

describe('a checkout', () => {
  it('is kept by tab, without query and fragment, and answered with the nudge', async () => {
    const answer = await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    expect(answer).toMatchObject({ type: 'nudge', nudge: { tone: 'ask' } });
    expect(await read('sightings')).toMatchObject({ [tabId]: SIGHTING });
    expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain('secret');
  });

  it('is left alone where it is of the share held out, which the desk is not told', async () => {
    await setPolicy({ ...POLICY, nudgeHoldOutPercent: 50 });
    vi.spyOn(crypto, 'randomUUID').mockReturnValue('00000000-0000-4000-8000-000000000000');
    const answer = await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    expect(answer).toEqual({ type: 'nudge', nudge: null });
    expect(await read('sightings')).toMatchObject({
      [tabId]: { holdOut: { percent: 50, isHeldOut: true } },
    });
    expect(desk.calls).toEqual([]);
  });

  it('tells the desk nothing', async () => {
    const before = desk.reads.length;
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await pass(60_000);
    expect(desk.reads).toHaveLength(before);
    expect(desk.calls).toEqual([]);
  });

  it('that claims another site is no checkout', async () => {
    const sighting = { ...SIGHTING, url: 'https://bank.example/pay' };
    expect(await say({ type: 'checkout-seen', sighting }, page())).toBeUndefined();
    expect(await read('sightings')).toEqual({});
  });

  it.each([
    ['more than was agreed', { ...SIGHTING, tabId: 1 }],
    ['an address with a query', { ...SIGHTING, url: PAGE }],
    ['ten megabytes', { ...SIGHTING, evidence: Array.from({ length: 1e5 }, () => ({})) }],
  ])('with %s is ignored', async (_, sighting) => {
    expect(await say({ type: 'checkout-seen', sighting }, page())).toBeUndefined();
    expect(await read('sightings')).toEqual({});
  });

  it('of a page that floods us is ignored until it calms down', async () => {
    const answers: unknown[] = [];
    for (let count = 0; count < 30; count += 1)
      answers.push(await say({ type: 'checkout-seen', sighting: SIGHTING }, page()));
    expect(answers.filter((answer) => answer !== undefined)).toHaveLength(20);
    await pass(10_000);
    expect(await say({ type: 'checkout-seen', sighting: SIGHTING }, page())).toBeDefined();
  });

  it('is forgotten when it is gone, and when its tab went elsewhere', async () => {
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await say({ type: 'checkout-gone' }, page());
    expect(await read('sightings')).toEqual({});
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await fakeBrowser.tabs.update(tabId, { url: 'https://elsewhere.example/' });
    await command({ type: 'refresh' });
    expect(await read('sightings')).toEqual({});
  });

  it('is asked about in the corner that the organisation wants', async () => {
    await setPolicy({ ...POLICY, nudgeCorner: 'top-start' });
    const answer = await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    expect(answer).toMatchObject({ type: 'nudge', nudge: { corner: 'top-start' } });
  });

  it('stays quiet where nudges are off', async () => {
    await setPolicy({ ...POLICY, nudges: false });
    const answer = await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    expect(answer).toEqual({ type: 'nudge', nudge: null });
    expect(await read('sightings')).toHaveProperty(String(tabId));
  });
});

describe('the answer to a nudge', () => {
  it('opens the popup', async () => {
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await say({ type: 'nudge-answered', answer: 'ask' }, page());
    expect(openPopup).toHaveBeenCalledWith({ windowId: 1 });
  });

  it('opens the checklist in a tab where the browser keeps the popup shut', async () => {
    openPopup.mockRejectedValueOnce(new Error('no focus'));
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await say({ type: 'nudge-answered', answer: 'ask' }, page());
    const urls = (await fakeBrowser.tabs.query({})).map(({ url }) => url);
    expect(urls).toContain(`${POPUP.url}?tab=${tabId}`);
  });

  it('that is never silences the vendor until the buyer takes it back', async () => {
    const see = () => say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await see();
    await say({ type: 'nudge-answered', answer: 'never' }, page());
    expect(await see()).toEqual({ type: 'nudge', nudge: null });
    await command({ type: 'unsilence', vendor: 'acmeboards.example' });
    expect(await see()).toMatchObject({ nudge: { tone: 'ask' } });
  });

  it('without a checkout is nothing', async () => {
    await say({ type: 'nudge-answered', answer: 'ask' }, page());
    expect(openPopup).not.toHaveBeenCalled();
  });
});

describe('commands', () => {
  it.each([
    ['a page', () => page()],
    ['another extension', () => ({ ...POPUP, id: 'a-stranger' })],
    ['a page with an address like ours', () => page({ url: `https://x.example/${POPUP.url}` })],
  ])('of %s are ignored', async (_, sender) => {
    expect(await say({ type: 'send-request', request: aRequest() }, sender())).toBeUndefined();
    expect(await read('consultations')).toEqual([]);
  });

  it.each([
    ['nonsense', 'hello'],
    ['unknown', { type: 'send-everything' }],
    ['wrong inside', { type: 'send-request', request: { ...aRequest(), vendor: {} } }],
    ['more than agreed', { type: 'refresh', url: 'https://evil.example' }],
  ])('that are %s are answered with an error', async (_, message) => {
    expect(await command(message)).toMatchObject({
      ok: false,
      title: 'This build does not understand that',
    });
  });

  it('keep drafts, newest first, and drop them', async () => {
    const draft = { answers: { purpose: 'cost' } };
    for (let count = 0; count < 60; count += 1) {
      vi.setSystemTime(NOON.getTime() + count);
      await command({ type: 'save-draft', subject: `vendor-${count}.example`, draft });
    }
    const subjects = Object.keys(await read('drafts'));
    expect(subjects).toHaveLength(50);
    expect(subjects).not.toContain('vendor-9.example');
    await command({ type: 'save-draft', subject: 'vendor-59.example', draft: null });
    expect(Object.keys(await read('drafts'))).toHaveLength(49);
  });

  it('test the connection, and say what is wrong with it', async () => {
    expect(await command({ type: 'test-connection' })).toEqual({ ok: true });
    desk.credentials.clear();
    desk.tokens.clear();
    expect(await command({ type: 'test-connection' })).toEqual({
      ok: false,
      title: 'The desk does not let this browser in',
      detail: 'Problem 401',
    });
  });
});

describe('a request', () => {
  it('is held, has an alarm should the worker end, and goes by itself', async () => {
    expect(await ask()).toEqual({ ok: true });
    expect(await states()).toEqual(['held']);
    const [alarm] = await fakeBrowser.alarms.getAll();
    expect(alarm?.scheduledTime).toBe(NOON.getTime() + 30_000);
    await pass(10_000);
    expect(await states()).toEqual(['received']);
    expect(await badge()).toBe('');
  });

  it('has an alarm while it is being sent, should the worker end just then', async () => {
    await ask();
    desk.weather = ['hangs'];
    await pass(10_000);
    expect(desk.calls).toHaveLength(1);
    expect(await states()).toEqual(['waiting']);
    expect(await fakeBrowser.alarms.getAll()).toHaveLength(1);
    desk.letThrough();
    await quiet();
    expect(await states()).toEqual(['received']);
  });

  it('goes with the alarm when a new worker starts', async () => {
    await ask();
    vi.setSystemTime(NOON.getTime() + 30_000);
    const [alarm] = await fakeBrowser.alarms.getAll();
    await fakeBrowser.alarms.onAlarm.trigger(alarm!);
    await quiet();
    expect(await states()).toEqual(['received']);
  });

  it('can be taken back', async () => {
    await ask();
    expect(await command({ type: 'undo-request', id: uuid(1) })).toEqual({ ok: true });
    await pass(60_000);
    expect(desk.calls).toEqual([]);
  });

  it('that waits shows on the badge, and goes when the policy names a desk', async () => {
    await setPolicy({ dataConsent: true });
    await ask();
    await pass(10_000);
    expect(await badge()).toBe('…');
    expect(await fakeBrowser.action.getTitle({})).toContain('1 message is on its way');
    await fakeBrowser.storage.managed.set(POLICY);
    await quiet();
    expect(await states()).toEqual(['received']);
  });

  it('brings advice back: to the badge, and to the page that stands at that checkout', async () => {
    await say({ type: 'checkout-seen', sighting: SIGHTING }, page());
    await ask();
    await pass(10_000);
    desk.conversations = [
      aConversation({ revision: 9, status: 'answered', advice: [anAdvice()] }),
      aConversation({ id: uuid(77), advice: [anAdvice()] }),
    ];
    await pass(30_000);
    expect(await badge()).toBe('1');
    expect(tellTab).toHaveBeenCalledTimes(1);
    expect(tellTab).toHaveBeenCalledWith(
      tabId,
      { type: 'nudge', nudge: expect.objectContaining({ tone: 'advice' }) },
      { frameId: 0 },
    );
    await command({ type: 'mark-seen', consultation: uuid(1), revision: 9 });
    expect(await badge()).toBe('');
  });

  it('is asked after only when something may have changed, and less as it ages', async () => {
    await ask();
    await pass(10_000);
    desk.reads.length = 0;
    await pass(90_000);
    expect(desk.reads).toHaveLength(3);
    expect(desk.reads.every((read) => /^consultations unless "\d+"$/.test(read))).toBe(true);
    vi.setSystemTime(NOON.getTime() + 3_600_000);
    await pass(60_000);
    desk.reads.length = 0;
    await pass(600_000);
    expect(desk.reads).toHaveLength(10);
  });

  it('that is finished goes by itself once the organisation keeps it no longer', async () => {
    const finished = aConversation({ status: 'closed', receivedAt: NOON.toISOString() });
    await write('consultations', [aRecord({ conversation: finished })]);
    await command({ type: 'refresh' });
    expect(await read('consultations')).toHaveLength(1);
    await setPolicy({ ...POLICY, keepDays: 30 });
    vi.setSystemTime(NOON.getTime() + 31 * 86_400_000);
    await command({ type: 'refresh' });
    expect(await read('consultations')).toEqual([]);
  });

  it('with an outcome and forgotten leaves nothing behind', async () => {
    await ask();
    await pass(10_000);
    const outcome = { result: 'bought', useful: true, at: NOON.toISOString() };
    expect(await command({ type: 'conclude', consultation: uuid(1), outcome })).toEqual({
      ok: true,
    });
    await quiet();
    expect(desk.effects).toHaveLength(2);
    expect(await command({ type: 'forget', consultation: uuid(1) })).toEqual({ ok: true });
    expect(await read('consultations')).toEqual([]);
  });
});
