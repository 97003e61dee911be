import { describe, expect, it } from 'vitest';

import {
  afterFailedPoll,
  conversationsDueAt,
  organisationDueAt,
  pollEveryMs,
} from '../../lib/consultation/polling.ts';
import { NOON, aConversation, aRecord, aRequest, after, anAdvice } from './samples.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const received = { state: 'received', at: NOON.toISOString() } as const;
const open = aRecord({ delivery: received, conversation: aConversation() });

describe('asking for news', () => {
  it.each([
    [0, 30_000],
    [15 * MINUTE, 30_000],
    [HOUR, MINUTE],
    [DAY, 5 * MINUTE],
    [7 * DAY, 30 * MINUTE],
    [60 * DAY, 4 * HOUR],
    [61 * DAY, undefined],
  ])('slows down with age: after %i ms', (ageMs, everyMs) => {
    expect(pollEveryMs([open], after(ageMs))).toBe(everyMs);
  });

  it('is as fast as the youngest consultation needs', () => {
    const fresh = aRecord({
      delivery: received,
      request: aRequest({ createdAt: after(DAY).toISOString() }),
    });
    expect(pollEveryMs([open, fresh], after(DAY))).toBe(30_000);
  });

  it('is fast again after IT has said something', () => {
    const answered = {
      ...open,
      conversation: aConversation({ advice: [anAdvice({ at: after(DAY).toISOString() })] }),
    };
    expect(pollEveryMs([answered], after(DAY))).toBe(30_000);
  });

  it.each([
    ['nothing is there', []],
    ['nothing has arrived', [aRecord()]],
    ['it is closed', [{ ...open, conversation: aConversation({ status: 'closed' }) }]],
    ['it is withdrawn', [{ ...open, conversation: aConversation({ status: 'withdrawn' }) }]],
  ])('stops when %s', (_, records) => {
    expect(pollEveryMs(records, NOON)).toBeUndefined();
    expect(conversationsDueAt(records, { failures: 0 }, NOON)).toBeUndefined();
  });

  it('is due a pace after the last time, never before the desk wants to be asked', () => {
    const polledAt = NOON.toISOString();
    expect(conversationsDueAt([open], { failures: 0, polledAt }, NOON)).toBe(
      after(30_000).getTime(),
    );
    const notBefore = after(HOUR).toISOString();
    expect(conversationsDueAt([open], { failures: 1, polledAt, notBefore }, NOON)).toBe(
      after(HOUR).getTime(),
    );
  });

  it('backs off while the desk does not answer', () => {
    const moment = { now: NOON, random: 1 };
    const once = afterFailedPoll({ failures: 0 }, moment);
    const twice = afterFailedPoll(once, moment);
    expect([once.notBefore, twice.notBefore]).toEqual([
      after(5_000).toISOString(),
      after(10_000).toISOString(),
    ]);
    expect(afterFailedPoll(once, { ...moment, retryAfterMs: MINUTE }).notBefore).toBe(
      after(66_000).toISOString(),
    );
  });

  it('asks for the organisation at once, then every six hours', () => {
    expect(organisationDueAt({ failures: 0 })).toBe(0);
    expect(organisationDueAt({ failures: 0, organisationAt: NOON.toISOString() })).toBe(
      after(6 * HOUR).getTime(),
    );
  });
});
