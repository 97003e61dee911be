import { describe, expect, it } from 'vitest';

import { badgeOf } from '../../lib/consultation/badge.ts';
import type { Conversation, Message } from '../../lib/consultation/consultation.ts';
import {
  isOpen,
  isUnseen,
  newAdvice,
  withConversation,
  withOutbox,
  withSeen,
  withoutLost,
  withoutOld,
} from '../../lib/consultation/records.ts';
import { NOON, aConversation, aMessage, aRecord, anAdvice, anEntry, uuid } from './samples.ts';

const received = { state: 'received', at: NOON.toISOString() } as const;
const refused = { state: 'refused', title: 'No' } as const;
const said = (from: Message['from'], number: number): Message => ({
  id: uuid(number),
  from,
  text: 'Hello',
  at: NOON.toISOString(),
});

describe('a record', () => {
  it('shows where its writes are', () => {
    const held = { state: 'held', until: NOON.toISOString() } as const;
    const entries = [
      anEntry({ delivery: held }),
      anEntry({ place: 2, id: uuid(2), write: aMessage(uuid(2)) }),
      anEntry({ place: 3, id: uuid(3), consultation: uuid(9), write: aMessage(uuid(3)) }),
    ];
    const [record] = withOutbox([aRecord()], entries);
    expect(record?.delivery).toEqual(held);
    expect(record?.pending.map(({ kind, id }) => [kind, id])).toEqual([['message', uuid(2)]]);
  });

  it('shows a request on its way to several channels once, each with its own state', () => {
    const entries = [
      anEntry({ id: `${uuid(1)}.slack`, channel: 'slack', delivery: refused }),
      anEntry({ place: 2, id: `${uuid(1)}.teams`, channel: 'teams' }),
    ];
    const [record, ...others] = withOutbox([], entries);
    expect(others).toEqual([]);
    expect(record?.delivery.state).toBe('waiting');
    expect(record?.direct?.map(({ channel, delivery }) => [channel, delivery.state])).toEqual([
      ['slack', 'refused'],
      ['teams', 'waiting'],
    ]);
    expect(isOpen(record!)).toBe(false);
  });

  it('has reached IT once one channel has it, whatever becomes of what follows', () => {
    const direct = [
      { channel: 'slack', delivery: received, receivedAt: NOON.toISOString() },
    ] as const;
    const outcome = anEntry({
      id: `${uuid(2)}.slack`,
      channel: 'slack',
      write: { kind: 'outcome', body: { result: 'bought', at: NOON.toISOString() } },
    });
    const [record] = withOutbox([aRecord({ direct: [...direct] })], [outcome]);
    expect(record?.delivery).toEqual(received);
    expect(record?.direct?.[0]?.delivery.state).toBe('waiting');
  });

  it('is made again from a request in the outbox', () => {
    const records = withOutbox([], [anEntry()]);
    expect(records.map(({ request, delivery }) => [request.id, delivery.state])).toEqual([
      [uuid(1), 'waiting'],
    ]);
  });

  it('that waits for nothing says that it was not sent', () => {
    const records = [
      aRecord(),
      aRecord({ request: { ...aRecord().request, id: uuid(2) } }),
      aRecord({ request: { ...aRecord().request, id: uuid(3) }, delivery: received }),
    ];
    const states = withoutLost(records, new Set([uuid(2)]), refused).map(
      ({ delivery }) => delivery.state,
    );
    expect(states).toEqual(['refused', 'waiting', 'received']);
  });
});

describe('what the desk tells', () => {
  it('is received and, without a word from IT, nothing to look at', () => {
    const record = withConversation(aRecord(), aConversation());
    expect(record.delivery).toEqual(received);
    expect(isUnseen(record)).toBe(false);
  });

  it('is news when IT has said something', () => {
    const before = withConversation(aRecord(), aConversation());
    const after = withConversation(before, aConversation({ revision: 2, advice: [anAdvice()] }));
    expect(isUnseen(after)).toBe(true);
    expect(newAdvice(before, after).map(({ id }) => id)).toEqual([anAdvice().id]);
    expect(isUnseen(withSeen(after, 2))).toBe(false);
  });

  it('stays news when the buyer writes without having looked', () => {
    const news = withConversation(
      aRecord(),
      aConversation({ revision: 2, messages: [said('it', 5)] }),
    );
    const after = withConversation(
      news,
      aConversation({ revision: 3, messages: [said('it', 5), said('buyer', 6)] }),
    );
    expect(isUnseen(after)).toBe(true);
  });

  it('is no news when only the buyer has written or IT has opened it', () => {
    const after = withConversation(
      withConversation(aRecord(), aConversation()),
      aConversation({ revision: 3, status: 'in-review', messages: [said('buyer', 6)] }),
    );
    expect(isUnseen(after)).toBe(false);
  });

  it('late is not believed', () => {
    const now = withConversation(aRecord(), aConversation({ revision: 5, status: 'answered' }));
    expect(withConversation(now, aConversation({ revision: 4 }))).toBe(now);
  });

  it('replaces the message that was on its way', () => {
    const [waiting] = withOutbox(
      [aRecord()],
      [anEntry({ place: 2, id: uuid(6), write: aMessage(uuid(6)) })],
    );
    const after = withConversation(waiting!, aConversation({ messages: [said('buyer', 6)] }));
    expect(after.pending).toEqual([]);
  });
});

describe('the badge', () => {
  const news = withConversation(aRecord(), aConversation({ revision: 2, advice: [anAdvice()] }));

  it.each([
    ['says nothing when there is nothing', [], '', []],
    ['says nothing while it is with IT', [aRecord({ delivery: received })], '', []],
    [
      'says nothing while a request may be taken back',
      [aRecord({ delivery: { state: 'held', until: NOON.toISOString() } })],
      '',
      [],
    ],
    ['counts the answers not looked at', [news, news, aRecord()], '2', ['unseen', 'waiting']],
    [
      'warns of what was refused',
      [aRecord({ delivery: refused }), aRecord()],
      '!',
      ['refused', 'waiting'],
    ],
    ['shows that something is on its way', [aRecord()], '…', ['waiting']],
  ] as const)('%s', (_, records, text, keys) => {
    const badge = badgeOf([...records], 0);
    expect(badge.text).toBe(text);
    expect(badge.phrases.map(({ key }) => key)).toEqual(keys.map((key) => `badge.${key}`));
  });

  it('counts what renews soon as news', () => {
    expect(badgeOf([news], 2)).toMatchObject({ text: '3', tone: 'news' });
    expect(badgeOf([], 1).phrases).toEqual([{ key: 'badge.renewals', params: { count: 1 } }]);
  });

  it('reminds of a draft that only the buyer can send', () => {
    const badge = badgeOf([aRecord({ delivery: { state: 'by-hand' } })], 0);
    expect(badge).toEqual({
      text: '…',
      tone: 'waiting',
      phrases: [{ key: 'direct.status.by-hand' }],
    });
  });
});

const days = (count: number) => new Date(NOON.getTime() + count * 86_400_000);
const closed = (more: Partial<Conversation> = {}) =>
  aRecord({
    conversation: aConversation({ status: 'closed', receivedAt: NOON.toISOString(), ...more }),
  });
const spokenAt = (at: Date): Message[] => [{ ...said('it', 9), at: at.toISOString() }];

describe('what was finished', () => {
  it.each([
    ['is kept for as long as the organisation says', closed(), 30, 29, 1],
    ['goes after that', closed(), 30, 31, 0],
    ['is kept for good where nothing is said', closed(), undefined, 5000, 1],
    ['counts from the last word in it', closed({ messages: spokenAt(days(20)) }), 30, 31, 1],
    ['is not what IT has still to answer', closed({ status: 'open' }), 30, 31, 1],
  ] as const)('%s', (_, record, keepDays, passed, left) => {
    expect(withoutOld([record], keepDays, days(passed))).toHaveLength(left);
  });
});
