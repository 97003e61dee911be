import { describe, expect, it } from 'vitest';

import type { NudgeAnswer } from '../../lib/messages.ts';
import { decide } from '../../lib/nudge/decide.ts';
import {
  type NudgeHistory,
  afterAnswer,
  afterShown,
  nudgeHistory,
} from '../../lib/nudge/history.ts';
import { NOW, advice, asked, atAcme } from './situation.ts';

const DAY_MS = 86_400_000;
const KEY = 'acme.example';

/** The history of a buyer who saw the nudge and answered it. */
const answering = (answer: NudgeAnswer): NudgeHistory =>
  afterAnswer(afterShown({}, KEY, decide(atAcme()), NOW), KEY, answer, {}, NOW);

const outcomeAfter = (history: NudgeHistory, days: number) => {
  const now = new Date(NOW.getTime() + days * DAY_MS);
  const decision = decide(atAcme({ history, now }));
  return decision.show ? decision.kind : decision.because;
};

describe('what the buyer answered', () => {
  it.each<[NudgeAnswer, number, string]>([
    ['ask', 6, 'shown-lately'],
    ['ask', 8, 'ask'],
    ['not-now', 6, 'asked-for-quiet'],
    ['not-now', 8, 'ask'],
    ['snooze', 0.9, 'asked-for-quiet'],
    ['snooze', 1.1, 'ask'],
    ['not-a-purchase', 400, 'not-a-purchase'],
    ['never', 400, 'never'],
  ])('%s: after %d days the nudge is %s', (answer, days, outcome) => {
    expect(outcomeAfter(answering(answer), days)).toBe(outcome);
  });

  it('is kept in a shape that can be read again', () => {
    for (const answer of ['ask', 'not-now', 'snooze', 'not-a-purchase', 'never'] as const) {
      const kept: unknown = JSON.parse(JSON.stringify(answering(answer)));
      expect(nudgeHistory.safeParse(kept).success).toBe(true);
    }
  });

  it('leaves other vendors alone', () => {
    const before = { 'other.example': { silenced: 'never' as const } };
    expect(afterAnswer(before, KEY, 'snooze', {}, NOW)).toMatchObject(before);
  });
});

describe('ten visits to one page', () => {
  it('give one nudge', () => {
    let history: NudgeHistory = {};
    let shown = 0;
    for (let visit = 0; visit < 10; visit++) {
      const decision = decide(atAcme({ history, now: new Date(NOW.getTime() + visit * 60_000) }));
      if (decision.show) shown++;
      history = afterShown(history, KEY, decision, NOW);
    }
    expect(shown).toBe(1);
  });

  it('show advice that arrived in between until the buyer closes it', () => {
    const consultations = [asked({ advice: [advice()] })];
    let history: NudgeHistory = { [KEY]: { shownAt: NOW.toISOString() } };
    const kinds: string[] = [];
    for (let visit = 0; visit < 10; visit++) {
      const decision = decide(atAcme({ history, consultations }));
      if (decision.show) kinds.push(decision.kind);
      history = afterShown(history, KEY, decision, NOW);
      if (visit === 2) history = afterAnswer(history, KEY, 'not-now', {}, NOW);
    }
    expect(kinds).toEqual(['advice', 'advice', 'advice']);
  });
});
