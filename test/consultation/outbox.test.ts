import { describe, expect, it } from 'vitest';

import { LONGEST_WAIT_MS, backoffMs } from '../../lib/consultation/backoff.ts';
import type { Delivery } from '../../lib/consultation/consultation-record.ts';
import { type OutboxEntry, readEntry } from '../../lib/consultation/outbox-entry.ts';
import {
  type Failure,
  MOST_BYTES,
  MOST_ENTRIES,
  OLDEST_MS,
  afterFailure,
  canBeTakenBack,
  claimed,
  hasRoom,
  heldBack,
  isExpired,
  newEntry,
  nextToSend,
  wakeAt,
  woken,
} from '../../lib/consultation/outbox.ts';
import { UNDO_MS } from '../../lib/consultation/undo.ts';
import { NOON, aMessage, aRequest, after, anEntry, uuid } from './samples.ts';

const waiting = (nextAttemptAt?: Date): Delivery => ({
  state: 'waiting',
  because: 'unreachable',
  ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
});
const refused: Delivery = { state: 'refused', title: 'No' };
const moment = { now: NOON, random: 0.5 };

const full = (count: number) =>
  Array.from({ length: count }, (_, place) => anEntry({ place, id: uuid(place) }));

/** A reply at a place in the outbox. */
const of = (place: number, consultation: number, more: Partial<OutboxEntry> = {}) =>
  anEntry({
    place,
    id: uuid(place),
    consultation: uuid(consultation),
    write: aMessage(uuid(place)),
    ...more,
  });

const request = (place: number, consultation: number, more: Partial<OutboxEntry> = {}) =>
  of(place, consultation, { write: { kind: 'request', body: aRequest() }, ...more });

const later = (more: Partial<Failure & { kind: 'later' }> = {}): Failure => ({
  kind: 'later',
  because: 'unreachable',
  scope: 'channel',
  ...more,
});

describe('a new entry', () => {
  it('of a request may be taken back for ten seconds before it goes', () => {
    const fresh = newEntry(
      { kind: 'request', body: aRequest() },
      { id: uuid(1), consultation: uuid(1), now: NOON },
    );
    const entry = { ...fresh, place: 1 };
    expect(nextToSend([entry], after(UNDO_MS - 1))).toBeUndefined();
    expect(nextToSend([entry], after(UNDO_MS))).toEqual(entry);
    expect(wakeAt([entry], NOON)).toBe(after(UNDO_MS).getTime());
  });

  it('of a reply goes at once', () => {
    const fresh = newEntry(aMessage(uuid(2)), { id: uuid(2), consultation: uuid(1), now: NOON });
    expect(nextToSend([{ ...fresh, place: 1 }], NOON)?.id).toBe(uuid(2));
  });

  it('finds no room in a full outbox', () => {
    const fresh = newEntry(aMessage(uuid(999)), {
      id: uuid(999),
      consultation: uuid(1),
      now: NOON,
    });
    expect(hasRoom(full(MOST_ENTRIES - 1), [fresh])).toBe(true);
    expect(hasRoom(full(MOST_ENTRIES), [fresh])).toBe(false);
    const huge = anEntry({ write: aMessage(uuid(3), 'x'.repeat(MOST_BYTES)) });
    expect(hasRoom([huge], [fresh])).toBe(false);
  });
});

describe('what goes next', () => {
  it.each<[string, OutboxEntry[], number | undefined]>([
    ['nothing from an empty outbox', [], undefined],
    ['the first written', [of(2, 2), of(1, 1)], 1],
    [
      'not a reply before its request',
      [request(1, 1, { delivery: waiting(after(60_000)) }), of(2, 1)],
      undefined,
    ],
    [
      'another consultation while one waits',
      [request(1, 1, { delivery: waiting(after(60_000)) }), of(2, 1), of(3, 2)],
      3,
    ],
    ['what follows a refused reply', [of(1, 1, { delivery: refused }), of(2, 1)], 2],
    [
      'nothing that follows a refused request',
      [request(1, 1, { delivery: refused }), of(2, 1)],
      undefined,
    ],
    [
      'the one not tried for the longest time',
      [
        of(1, 1, { triedAt: after(-1000).toISOString() }),
        of(2, 2, { triedAt: after(-2000).toISOString() }),
      ],
      2,
    ],
    [
      'one never tried before one that was',
      [of(1, 1, { triedAt: NOON.toISOString() }), of(2, 2)],
      2,
    ],
    [
      'one whose time lies impossibly far ahead, because the clock was set back',
      [of(1, 1, { delivery: waiting(after(LONGEST_WAIT_MS + 1)) })],
      1,
    ],
  ])('is %s', (_, entries, expected) => {
    expect(nextToSend(entries, NOON)?.place).toBe(expected);
  });

  it('wakes for the earliest entry that can go, never for one that waits for another', () => {
    const entries = [
      request(1, 1, { delivery: waiting(after(60_000)) }),
      of(2, 1),
      of(3, 2, { delivery: waiting(after(90_000)) }),
      of(4, 3, { delivery: refused }),
    ];
    expect(wakeAt(entries, NOON)).toBe(after(60_000).getTime());
    expect(wakeAt([entries[3]!], NOON)).toBeUndefined();
  });
});

describe('after an attempt that failed', () => {
  const tried = claimed(anEntry(), NOON);
  const other = anEntry({ place: 2, id: uuid(2), consultation: uuid(2) });
  it('everything waits while the desk cannot be reached', () => {
    const changed = afterFailure([tried, other], tried, later(), moment);
    expect(changed.map(({ place, attempts }) => [place, attempts])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(nextToSend(changed, NOON)).toBeUndefined();
    expect(changed.every(({ delivery }) => delivery.state === 'waiting')).toBe(true);
  });

  it('the others go on where only this one was not taken', () => {
    const changed = afterFailure([tried, other], tried, later({ scope: 'entry' }), moment);
    expect(changed.map(({ place }) => place)).toEqual([1]);
  });

  it('a request that may still be taken back stays so', () => {
    const held = {
      ...other,
      delivery: { state: 'held', until: after(5000).toISOString() },
    } as const;
    const changed = afterFailure([tried, held], tried, later(), moment);
    expect(changed.map(({ place }) => place)).toEqual([1]);
  });

  it('waits for as long as the desk asked', () => {
    const [entry] = afterFailure(
      [tried],
      tried,
      later({ because: 'busy', retryAfterMs: 120_000 }),
      moment,
    );
    expect(wakeAt([entry!], NOON)).toBe(after(126_000).getTime());
  });

  it('does not wait for ever because the desk asked for it', () => {
    const [entry] = afterFailure([tried], tried, later({ retryAfterMs: 1e15 }), moment);
    expect(wakeAt([entry!], NOON)).toBe(after(LONGEST_WAIT_MS).getTime());
  });

  it('a refusal keeps the entry, with the reason', () => {
    const [entry] = afterFailure(
      [tried],
      tried,
      { kind: 'refused', title: 'Some fields are not right', detail: 'vendor: is missing' },
      moment,
    );
    expect(entry?.delivery).toEqual({
      state: 'refused',
      title: 'Some fields are not right',
      detail: 'vendor: is missing',
    });
    expect(wakeAt([entry!], NOON)).toBeUndefined();
  });

  it('a refused request takes what follows it along', () => {
    const reply = anEntry({ place: 2, id: uuid(2), write: aMessage(uuid(2)) });
    const changed = afterFailure(
      [tried, reply, other],
      tried,
      { kind: 'refused', title: 'No' },
      moment,
    );
    expect(changed.map(({ place, delivery }) => [place, delivery.state])).toEqual([
      [1, 'refused'],
      [2, 'refused'],
    ]);
  });
});

describe('back-off', () => {
  it('doubles its ceiling up to half an hour and is spread over all of it', () => {
    const ceilings = [1, 2, 3, 10, 1000].map((failures) => backoffMs(failures, 1));
    expect(ceilings).toEqual([5_000, 10_000, 20_000, 1_800_000, 1_800_000]);
    expect(backoffMs(3, 0.5)).toBe(10_000);
    expect(backoffMs(3, 0)).toBe(1_000);
  });
});

describe('taking back', () => {
  it.each<[string, Partial<OutboxEntry>, boolean]>([
    ['before it was tried', {}, true],
    ['not once the desk may have it', { triedAt: NOON.toISOString() }, false],
    ['again once it was refused', { triedAt: NOON.toISOString(), delivery: refused }, true],
  ])('is possible %s', (_, more, possible) => {
    expect(canBeTakenBack(anEntry(more))).toBe(possible);
  });
});

describe('being online again', () => {
  it('makes due what waited for a way, not what the desk asked to wait', () => {
    const busy = {
      state: 'waiting',
      because: 'busy',
      nextAttemptAt: after(60_000).toISOString(),
    } as const;
    const entries = [
      anEntry({ delivery: waiting(after(60_000)) }),
      anEntry({ place: 2, consultation: uuid(2), delivery: busy }),
    ];
    const changed = woken(entries);
    expect(changed.map(({ place }) => place)).toEqual([1]);
    expect(nextToSend(changed, NOON)?.place).toBe(1);
  });
});

describe('age', () => {
  it('ends an entry before the desk forgets its key', () => {
    expect(isExpired(anEntry(), after(OLDEST_MS))).toBe(false);
    expect(isExpired(anEntry(), after(OLDEST_MS + 1))).toBe(true);
    expect(isExpired(anEntry({ delivery: refused }), after(OLDEST_MS + 1))).toBe(false);
  });
});

/** One stored entry of each version that was ever released. Never change one; add one. */
const STORED = [
  {
    v: 1,
    place: 7,
    id: '3f2b8c1e-7d64-4a55-9b0e-2c1d5e6f7a80',
    consultation: '3f2b8c1e-7d64-4a55-9b0e-2c1d5e6f7a80',
    write: {
      kind: 'request',
      body: {
        id: '3f2b8c1e-7d64-4a55-9b0e-2c1d5e6f7a80',
        createdAt: '2026-11-24T08:59:00.000Z',
        language: 'de-CH',
        timing: 'before',
        vendor: { name: 'Acme Boards', domain: 'acmeboards.example' },
        offer: { plan: 'Pro', seats: 12, price: { minor: 14400, currency: 'CHF' }, period: 'year' },
        url: 'https://acmeboards.example/checkout',
        evidence: [{ kind: 'subscription-order', weight: 2.1, seen: 'Kartennummer' }],
        buyer: { name: 'Mara Lind', email: 'mara@corp.example', team: 'Marketing' },
        answers: [
          {
            question: 'purpose',
            option: 'efficiency',
            questionText: 'Welchem Zweck dient es?',
            optionText: 'Effizienz',
          },
        ],
        assessment: { level: 'talk', reasons: ['Es enthält Kundendaten.'], alternatives: [] },
        note: 'Für die Kampagne.\nDanke!',
        neededBy: '2026-12-01',
        venue: 'written',
      },
    },
    queuedAt: '2026-11-24T09:00:00.000Z',
    attempts: 3,
    triedAt: '2026-11-24T09:10:00.000Z',
    delivery: {
      state: 'waiting',
      because: 'unreachable',
      nextAttemptAt: '2026-11-24T09:12:00.000Z',
    },
  },
];

const unsent = (place: number, delivery: Delivery) => request(place, place, { delivery });

describe('without consent', () => {
  const entries = [
    unsent(1, { state: 'waiting', because: 'queued' }),
    unsent(2, { state: 'held', until: after(5000).toISOString() }),
    unsent(3, refused),
    unsent(4, { state: 'waiting', because: 'no-consent' }),
  ];
  const held = heldBack(entries, NOON);

  it('what is due waits, and says for what', () => {
    expect(held.map(({ place, delivery }) => [place, delivery])).toEqual([
      [1, { state: 'waiting', because: 'no-consent' }],
    ]);
  });

  it('what waits wakes nobody, may be taken back, and goes as soon as consent is given', () => {
    const [entry] = held;
    expect(wakeAt([entry!], NOON)).toBeUndefined();
    expect(nextToSend([entry!], NOON)).toBeUndefined();
    expect(canBeTakenBack(entry!)).toBe(true);
    expect(nextToSend(woken([entry!]), NOON)?.place).toBe(1);
  });
});

describe('a stored entry', () => {
  it.each(STORED)('of version $v is read without a loss', (stored) => {
    expect(readEntry(stored)).toEqual(stored);
  });

  it('of a version to come is left alone', () => {
    expect(readEntry({ ...STORED[0], v: 2 })).toBeUndefined();
  });
});
