import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { followDesk } from '../../lib/browser/connection.ts';
import { deliver, tryAgain } from '../../lib/browser/delivery.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { restoreRecords } from '../../lib/browser/records.ts';
import { read, write } from '../../lib/browser/stored.ts';
import { answerUi } from '../../lib/browser/ui-messages.ts';
import type { UiMessage } from '../../lib/messages.ts';
import { NOON, aRequest, uuid } from '../consultation/samples.ts';
import { freshBrowser, setPolicy } from './background-room.ts';
import { settle } from './settle.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);
// After a command the round would run by itself; here the test says when.
vi.mock('../../lib/browser/round.ts', () => ({
  round: () => Promise.resolve(),
  deskMayHaveChanged: () => Promise.resolve(),
}));

const SECRET = 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r';
const SLACK = 'https://hooks.slack.com/services/T0/B0/x';
const TEAMS = 'https://default1.environment.api.powerplatform.com/powerautomate/x';
const HOOK = 'https://automation.corp.example/in';
const ALL = {
  dataConsent: true,
  slackWebhook: SLACK,
  teamsWebhook: TEAMS,
  webhookUrl: HOOK,
  webhookSecret: SECRET,
  mailTo: 'it@corp.example',
};

type Reply = number | 'lost' | Response;
/** What may go wrong before it goes well. */
const replies = fc.array(fc.constantFrom<Reply>('lost', 429, 500, 503), { maxLength: 6 });
/** What each address answers, one after the other; then 200. */
let weather: Record<string, Reply[]>;
let calls: { url: string; init: RequestInit }[];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  weather = {};
  calls = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    const reply = weather[url]?.shift() ?? 200;
    if (reply === 'lost') throw new TypeError('network');
    if (reply instanceof Response) return reply;
    return new Response(reply === 200 ? 'ok' : '', { status: reply });
  });
  await freshBrowser(ALL);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const later = async () => {
  vi.setSystemTime(Date.now() + 11_000);
  await deliver();
};
const record = async () => (await read('consultations'))[0]!;
const states = async () =>
  Object.fromEntries(
    (await record()).direct!.map(({ channel, delivery }) => [channel, delivery.state]),
  );
const tell = (message: UiMessage) => answerUi(message);
const send = () => tell({ type: 'send-request', request: aRequest() });
const told = (url: string) =>
  calls.filter((call) => call.url === url).map(({ init }) => String(init.body));

describe('a request straight to channels', () => {
  it('waits ten seconds, then goes to each once; the e-mail is the buyer’s to send', async () => {
    expect(await send()).toEqual({ ok: true });
    expect(await states()).toEqual({
      slack: 'held',
      teams: 'held',
      webhook: 'held',
      email: 'by-hand',
    });
    await deliver();
    expect(calls).toEqual([]);
    await later();
    await settle();
    expect(calls.map(({ url }) => url)).toEqual([SLACK, TEAMS, HOOK]);
    expect(await states()).toEqual({
      slack: 'received',
      teams: 'received',
      webhook: 'received',
      email: 'by-hand',
    });
    expect((await record()).delivery.state).toBe('received');
  });

  it('pressed twice goes once', async () => {
    await Promise.all([send(), send()]);
    await later();
    await settle();
    expect(calls).toHaveLength(3);
  });

  it('carries no cookie and no referrer, and follows no redirect', async () => {
    await send();
    await later();
    for (const { init } of calls)
      expect(init).toMatchObject({
        method: 'POST',
        credentials: 'omit',
        redirect: 'manual',
        referrerPolicy: 'no-referrer',
      });
  });

  it('is signed for the webhook as its receiver checks it', async () => {
    await send();
    await later();
    await settle();
    const { init } = calls.find(({ url }) => url === HOOK)!;
    const checked = new Webhook(SECRET).verify(
      String(init.body),
      init.headers as Record<string, string>,
    );
    expect(checked).toMatchObject({
      type: 'consultation.requested',
      data: { consultation: uuid(1) },
    });
  });

  it('tells one channel again without the others, under the same id', async () => {
    weather[HOOK] = [503, 'lost'];
    await send();
    await later();
    expect(await states()).toMatchObject({ slack: 'received', webhook: 'waiting' });
    await settle();
    expect(told(SLACK)).toHaveLength(1);
    const ids = calls
      .filter(({ url }) => url === HOOK)
      .map(({ init }) => new Headers(init.headers).get('webhook-id'));
    expect(ids).toEqual(Array(3).fill(`${uuid(1)}.webhook`));
  });

  it('says that it may be a repeat only where nobody saw what came of the attempt before', async () => {
    weather[SLACK] = [429, 'lost'];
    await send();
    await later();
    await settle();
    const [first, afterRefusalOfTime, afterLoss] = told(SLACK);
    expect(first).not.toContain('may be a repeat');
    expect(afterRefusalOfTime).not.toContain('may be a repeat');
    expect(afterLoss).toContain('may be a repeat');
  });

  it('reaches each channel whatever the network does, and warns where it may be there twice', () =>
    fc.assert(
      fc
        .asyncProperty(
          fc.record({ [SLACK]: replies, [TEAMS]: replies, [HOOK]: replies }),
          async (drawn) => {
            weather = structuredClone(drawn);
            await send();
            await later();
            await settle();
            expect(await states()).toEqual({
              slack: 'received',
              teams: 'received',
              webhook: 'received',
              email: 'by-hand',
            });
            for (const url of [SLACK, TEAMS] as const) {
              const warned = told(url).map((body) => body.includes('may be a repeat'));
              const mayBeThere = drawn[url]!.map((reply) => reply !== 429);
              expect(warned).toEqual(
                warned.map((_, attempt) => mayBeThere.slice(0, attempt).includes(true)),
              );
            }
          },
        )
        .beforeEach(async () => {
          calls = [];
          vi.setSystemTime(NOON);
          await freshBrowser(ALL);
        }),
      { numRuns: 40 },
    ));

  it('waits as long as the channel asks, and holds back no other', async () => {
    weather[SLACK] = [new Response('', { status: 429, headers: { 'retry-after': '600' } })];
    await send();
    await later();
    const [slack] = (await record()).direct!;
    expect(slack!.delivery).toMatchObject({ state: 'waiting', because: 'busy' });
    const { nextAttemptAt } = slack!.delivery as { nextAttemptAt: string };
    expect(Date.parse(nextAttemptAt) - Date.now()).toBeGreaterThanOrEqual(600_000);
    expect(await states()).toMatchObject({ teams: 'received', webhook: 'received' });
  });

  it('shows a refusal with its reason and keeps it, until somebody has mended the channel', async () => {
    weather[SLACK] = [new Response('no_service', { status: 404 })];
    await send();
    await later();
    await settle();
    expect((await record()).direct![0]).toEqual({
      channel: 'slack',
      delivery: {
        state: 'refused',
        title: 'Slack did not take it',
        detail: 'the webhook was removed (404)',
      },
    });
    expect((await record()).delivery.state).toBe('received');
    await tell({ type: 'retry', consultation: uuid(1) });
    await settle();
    expect(await states()).toMatchObject({ slack: 'received' });
  });

  it('takes a redirect for a refusal', async () => {
    // Status 0 and no body, as a browser shows a redirect that it was told not to follow.
    weather[HOOK] = [Response.error()];
    await send();
    await later();
    await settle();
    expect((await record()).direct!.find(({ channel }) => channel === 'webhook')).toMatchObject({
      delivery: { state: 'refused', detail: 'it answered with a redirect' },
    });
  });

  it('is refused as a whole where no channel takes it', async () => {
    await setPolicy({ dataConsent: true, slackWebhook: SLACK });
    weather[SLACK] = [403];
    await send();
    await later();
    expect((await record()).delivery).toMatchObject({ state: 'refused' });
  });

  it('may be taken back in time without a trace', async () => {
    await send();
    expect(await tell({ type: 'undo-request', id: uuid(1) })).toEqual({ ok: true });
    await later();
    expect(calls).toEqual([]);
    expect(await readOutbox()).toEqual([]);
    expect(await read('consultations')).toEqual([]);
  });

  it('is too late to take back once one channel has it', async () => {
    weather[TEAMS] = [503];
    await send();
    await later();
    expect(await tell({ type: 'undo-request', id: uuid(1) })).toMatchObject({ ok: false });
    await settle();
    expect(await states()).toMatchObject({ slack: 'received', teams: 'received' });
  });

  it('is not lost with a worker that ends in the middle of it', async () => {
    await send();
    await restoreRecords();
    await later();
    await restoreRecords();
    expect(await states()).toMatchObject({ slack: 'received', email: 'by-hand' });
  });

  it('does not leave before the buyer, or the organisation, has agreed', async () => {
    const { dataConsent: _, ...silent } = ALL;
    await setPolicy(silent);
    await send();
    await later();
    await settle();
    expect(calls).toEqual([]);
  });
});

describe('an e-mail draft', () => {
  beforeEach(() => setPolicy({ dataConsent: true, mailTo: 'it@corp.example' }));

  it('is not at IT before the buyer says that it was sent', async () => {
    await send();
    await later();
    expect((await record()).delivery).toEqual({ state: 'by-hand' });
    await tell({ type: 'mailed', consultation: uuid(1) });
    expect((await record()).delivery.state).toBe('received');
    expect(await readOutbox()).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('can be taken back at any time before', async () => {
    await send();
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(await tell({ type: 'withdraw', consultation: uuid(1) })).toEqual({ ok: true });
    expect(await read('consultations')).toEqual([]);
  });
});

describe('what follows', () => {
  const outcome = { result: 'used-alternative', at: NOON.toISOString() } as const;

  it('is what the buyer notes of IT’s answer, shown as advice', async () => {
    await send();
    await later();
    await tell({
      type: 'note-advice',
      consultation: uuid(1),
      verdict: 'use-this-instead',
      message: 'We have Miro.',
    });
    expect((await record()).conversation).toMatchObject({
      status: 'answered',
      advice: [{ verdict: 'use-this-instead', message: 'We have Miro.', by: 'IT' }],
    });
    expect((await record()).seenRevision).toBe((await record()).conversation!.revision);
  });

  it('is the outcome: kept here, and told to the channels that have the request', async () => {
    weather[TEAMS] = [404];
    await send();
    await later();
    await settle();
    await tell({ type: 'conclude', consultation: uuid(1), outcome });
    await settle();
    expect((await record()).conversation?.outcome).toEqual(outcome);
    expect(told(SLACK)[1]).toContain('an alternative is used instead');
    expect(told(TEAMS)).toHaveLength(1);
    expect(await readOutbox()).toHaveLength(2); // Teams' refusal, the draft
  });

  it('is a withdrawal, where it cannot be taken back any more', async () => {
    await send();
    await later();
    await settle();
    await tell({ type: 'withdraw', consultation: uuid(1) });
    await settle();
    expect(told(HOOK)[1]).toContain('consultation.withdrawn');
    expect((await record()).conversation?.status).toBe('withdrawn');
    expect(await readOutbox()).toEqual([]);
  });

  it('keeps its order on each channel', async () => {
    weather[SLACK] = ['lost'];
    await send();
    await later();
    await tell({ type: 'conclude', consultation: uuid(1), outcome });
    await settle();
    const titles = told(SLACK).map((body) => JSON.parse(body).text);
    expect(titles.at(-2)).toContain('about to buy');
    expect(titles.at(-1)).toContain('an alternative is used instead');
  });
});

describe('where requests go', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['straight to the channels of the policy', ALL, 'direct'],
    ['nowhere where none is named', { dataConsent: true }, 'no-desk'],
    ['nowhere yet where nobody has agreed', { slackWebhook: SLACK }, 'no-consent'],
  ])('is %s', async (_, policy, state) => {
    await setPolicy(policy);
    expect(await followDesk()).toBeUndefined();
    expect(await read('connection')).toMatchObject({ state });
  });

  it('is the organisation’s channels, not the buyer’s own desk', async () => {
    await write('settings', { ...(await read('settings')), deskUrl: 'https://own.example' });
    await send();
    await later();
    await settle();
    expect(calls.map(({ url }) => url)).toEqual([SLACK, TEAMS, HOOK]);
  });

  it('is the desk where the policy names one beside them', async () => {
    await setPolicy({ ...ALL, deskUrl: 'https://desk.example' });
    await send();
    expect((await readOutbox()).map(({ id, channel }) => [id, channel])).toEqual([
      [uuid(1), undefined],
    ]);
  });

  it('is Slack as soon as the policy names it, for what waited until then', async () => {
    await setPolicy({ dataConsent: true });
    await send();
    await later();
    expect((await record()).delivery).toMatchObject({ because: 'not-connected' });
    await setPolicy({ dataConsent: true, slackWebhook: SLACK });
    await tryAgain();
    await deliver();
    expect(told(SLACK)).toHaveLength(1);
    expect(await states()).toEqual({ slack: 'received' });
  });

  it('is the new address where the policy changed it', async () => {
    const other = 'https://hooks.slack.com/services/T0/B1/y';
    weather[SLACK] = ['lost'];
    await setPolicy({ dataConsent: true, slackWebhook: SLACK });
    await send();
    await later();
    await setPolicy({ dataConsent: true, slackWebhook: other });
    await settle();
    expect(calls.map(({ url }) => url)).toEqual([SLACK, other]);
  });
});
