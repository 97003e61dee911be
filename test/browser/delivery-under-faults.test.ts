import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { deliver } from '../../lib/browser/delivery.ts';
import { followUp, send } from '../../lib/browser/outbox-commands.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { restoreRecords } from '../../lib/browser/records.ts';
import { read } from '../../lib/browser/stored.ts';
import { NOON, aRequest, uuid } from '../consultation/samples.ts';
import { freshBrowser } from './background-room.ts';
import { settle } from './settle.ts';
import { SimulatedDesk, WEATHER, type Weather } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);
// After a command the round would run by itself; here the test says when.
vi.mock('../../lib/browser/round.ts', () => ({ round: () => Promise.resolve() }));

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Step =
  | { act: 'ask' }
  | { act: 'reply'; to: number }
  | { act: 'deliver'; afterMs: number }
  | { act: 'crash'; afterWrites: number }
  | { act: 'revoke' };

interface Sent {
  id: string;
  consultation: string;
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('ask') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('reply'), to: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('deliver'), afterMs: fc.nat(60_000) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('crash'), afterWrites: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('revoke') }) },
);

describe('whatever happens on the way', () => {
  it('everything the buyer sent arrives once and in order, or is kept and says why', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 4, maxLength: 30 }),
        fc.array(fc.constantFrom(...WEATHER), { maxLength: 40 }),
        async (steps, weather) => {
          const { desk, sent } = await live(steps, weather);
          const fates = await Promise.all(sent.map((one) => fateOf(one, desk)));
          const arrived = sent.filter((_, index) => fates[index] === 'arrived');
          expect(fates.filter((fate) => fate !== 'arrived' && fate !== 'refused')).toEqual([]);
          expect(desk.effects).toHaveLength(arrived.length);
          expect(desk.misplaced).toBe(0);
          expect(inOrder(arrived, desk)).toEqual(arrived.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);
});

/** Lives through the steps, then lets the outbox come to rest in fine weather. */
async function live(steps: Step[], weather: Weather[]) {
  vi.useFakeTimers({ toFake: ['Date'], now: NOON });
  const desk = new SimulatedDesk();
  desk.weather = [...weather];
  vi.stubGlobal('fetch', desk.fetch);
  await freshBrowser({
    deskUrl: 'https://desk.example',
    enrolmentToken: 'a-good-token',
    dataConsent: true,
  });
  const sent: Sent[] = [];
  for (const step of steps) {
    const one = await take(step, sent, desk);
    if (one) sent.push(one);
  }
  await settle();
  return { desk, sent };
}

async function take(step: Step, sent: Sent[], desk: SimulatedDesk): Promise<Sent | undefined> {
  const id = uuid(sent.length + 1);
  const asked = sent.filter((one) => one.id === one.consultation);
  switch (step.act) {
    case 'ask':
      await send(aRequest({ id }));
      return { id, consultation: id };
    case 'reply': {
      const to = asked[step.to % (asked.length || 1)]?.id;
      const write = { kind: 'message', body: { id, text: 'One more thing' } } as const;
      return to && (await followUp(to, write)).ok ? { id, consultation: to } : undefined;
    }
    case 'deliver':
      vi.setSystemTime(Date.now() + step.afterMs);
      await deliver();
      return undefined;
    case 'crash':
      await crash(step.afterWrites);
      return undefined;
    case 'revoke':
      desk.credentials.clear();
      return undefined;
  }
}

/** The browser ends in the middle of a delivery, after so many writes of its records; then it starts again. */
async function crash(afterWrites: number): Promise<void> {
  vi.setSystemTime(Date.now() + 20_000);
  const { local } = fakeBrowser.storage;
  const set = local.set.bind(local) as (items: object) => Promise<void>;
  let left = afterWrites;
  const ending = vi.spyOn(local, 'set').mockImplementation(async (items) => {
    left -= 1;
    if (left < 0) throw new Error('ended');
    return set(items);
  });
  await deliver().catch(() => {});
  ending.mockRestore();
  await restoreRecords();
}

/** What became of it, provided that the buyer is shown the same. */
async function fateOf({ id, consultation }: Sent, desk: SimulatedDesk): Promise<string> {
  const record = (await read('consultations')).find(({ request }) => request.id === consultation);
  const shown =
    id === consultation ? record?.delivery : record?.pending.find((one) => one.id === id)?.delivery;
  const kept = (await readOutbox()).find((entry) => entry.id === id);
  const hasArrived = desk.effects.some((effect) => effect.endsWith(id));
  const isShownDone = shown === undefined || shown.state === 'received';
  if (hasArrived) return !kept && isShownDone ? 'arrived' : `arrived, shown ${shown?.state}`;
  return kept && shown?.state === 'refused' ? 'refused' : `lost, shown ${shown?.state}`;
}

/** The ids of what arrived, by consultation in the order of arrival; ids grow in the order of sending. */
function inOrder(arrived: Sent[], desk: SimulatedDesk): string[] {
  const order = desk.effects.map((effect) => effect.split(' ')[1] ?? '');
  const isInOrder = ({ id, consultation }: Sent) =>
    arrived
      .filter((other) => other.consultation === consultation && other.id < id)
      .every((other) => order.indexOf(other.id) < order.indexOf(id));
  return arrived
    .filter(isInOrder)
    .map(({ id }) => id)
    .sort();
}
