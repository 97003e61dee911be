import { describe, expect, it } from 'vitest';

import type { OutboxEntry } from '../../lib/consultation/outbox-entry.ts';
import { type Ways, rerouted } from '../../lib/consultation/reroute.ts';
import { NOON, aMessage, aRequest, anEntry, uuid } from './samples.ts';

const DESK: Ways = { forNew: [undefined], known: [] };
const straight = (...known: Ways['known']): Ways => ({ forNew: known, known });
const NOTHING: Ways = { forNew: [], known: [] };

const request = (channel?: OutboxEntry['channel'], more: Partial<OutboxEntry> = {}) =>
  anEntry({
    id: channel ? `${uuid(1)}.${channel}` : uuid(1),
    write: { kind: 'request', body: aRequest() },
    ...(channel && { channel }),
    ...more,
  });
const refused = { state: 'refused', title: 'No' } as const;

describe('what waits in the outbox', () => {
  it.each<[string, OutboxEntry[], Ways, string[], string[]]>([
    ['stays where its way is there', [request('slack')], straight('slack', 'teams'), [], []],
    ['stays where nothing else is there', [request('slack')], NOTHING, [], []],
    ['stays for a desk where nothing is connected yet', [request()], NOTHING, [], []],
    [
      'takes the channels where there was nothing when it was written',
      [request()],
      straight('slack', 'email'),
      [`${uuid(1)}.slack`, `${uuid(1)}.email`],
      [uuid(1)],
    ],
    [
      'goes to the desk that replaced its channels, once',
      [request('slack'), request('teams', { place: 2 })],
      DESK,
      [uuid(1)],
      [`${uuid(1)}.slack`, `${uuid(1)}.teams`],
    ],
    [
      'is dropped on one lost way while another is left',
      [request('slack'), request('teams', { place: 2 })],
      straight('teams'),
      [],
      [`${uuid(1)}.slack`],
    ],
    [
      'stays on a channel the policy still knows, although new requests go to a desk',
      [request('slack')],
      { forNew: [undefined], known: ['slack'] },
      [],
      [],
    ],
    [
      'is the buyer’s where it was refused',
      [request('slack', { delivery: refused })],
      DESK,
      [],
      [],
    ],
    [
      'does not go again where it was refused',
      [request('slack'), request('teams', { place: 2, delivery: refused })],
      straight('teams'),
      [],
      [`${uuid(1)}.slack`],
    ],
    [
      'takes what follows it along',
      [
        request('slack'),
        anEntry({ place: 2, id: `${uuid(2)}.slack`, channel: 'slack', write: aMessage(uuid(2)) }),
      ],
      straight('teams', 'email'),
      [`${uuid(1)}.teams`, `${uuid(1)}.email`, `${uuid(2)}.teams`],
      [`${uuid(1)}.slack`, `${uuid(2)}.slack`],
    ],
  ])('%s', (_, entries, ways, added, removed) => {
    const { add, remove } = rerouted(entries, ways, { received: new Set(), now: NOON });
    expect(add.map(({ id }) => id)).toEqual(added);
    expect(remove.map(({ id }) => id)).toEqual(removed);
  });

  it('is dropped on a lost way where the request has reached IT by another', () => {
    const received = new Set([uuid(1)]);
    const { add, remove } = rerouted([request('slack')], DESK, { received, now: NOON });
    expect(add).toEqual([]);
    expect(remove).toHaveLength(1);
  });

  it('may still be taken back for as long as before, and is no younger', () => {
    const queuedAt = '2026-11-01T08:00:00.000Z';
    const { add } = rerouted([request(undefined, { queuedAt })], straight('slack'), {
      received: new Set(),
      now: NOON,
    });
    expect(add[0]).toMatchObject({ queuedAt, delivery: { state: 'waiting', because: 'queued' } });
  });
});
