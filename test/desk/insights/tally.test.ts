import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { insights } from '../../../desk/insights/contract.ts';
import { type Figures, Tally, quantile } from '../../../desk/insights/tally.ts';

const DAY = 86_400_000;
const FROM = Date.UTC(2026, 8, 7);
const TO = FROM + 28 * DAY - 1;

const figures = (more: Partial<Figures> = {}): Figures => ({
  received_at: FROM + DAY,
  first_answer_at: null,
  vendor_key: 'acme.example',
  team_key: 'design',
  level: null,
  currency: null,
  yearly_minor: null,
  result: null,
  useful: null,
  nudged: null,
  hold_out_percent: null,
  ...more,
});

function told(rows: Figures[], names = new Map<string, string>()) {
  const tally = new Tally(FROM, TO, 'week');
  for (const row of rows) tally.add(row);
  return tally.told(names);
}
const times = (n: number, more: Partial<Figures> = {}) =>
  Array.from({ length: n }, () => figures(more));

describe('insights', () => {
  it('say how quickly IT answers first: half within the median, nine of ten within p90', () => {
    const rows = Array.from({ length: 10 }, (_, n) =>
      figures({ first_answer_at: FROM + DAY + (n + 1) * 60_000 }),
    );
    expect(told(rows).firstAnswer).toEqual({ answered: 10, medianMs: 300_000, p90Ms: 540_000 });
  });

  it('name no group of fewer than five, and no zero as a group', () => {
    const rows = [...times(4, { level: 'go' }), ...times(5, { level: 'talk' })];
    expect(told(rows).levels).toEqual([
      { level: 'go', count: undefined },
      { level: 'talk', count: 5 },
      { level: 'consult', count: 0 },
    ]);
  });

  it('say nothing of how quickly, how useful and how much where fewer than five are known', () => {
    const answered = {
      first_answer_at: FROM + 2 * DAY,
      useful: 1,
      currency: 'EUR',
      yearly_minor: 1,
    };
    const few = told([...times(4, answered), ...times(20)]);
    expect([few.firstAnswer, few.useful, few.spend]).toEqual([undefined, undefined, []]);
    const enough = told(times(5, answered));
    expect(enough.useful).toEqual({ asked: 5, yes: 5 });
    expect(enough.spend).toEqual([{ currency: 'EUR', count: 5, minor: 5, unspent: undefined }]);
  });

  it('keep currencies apart, and say what was not spent after all', () => {
    const rows = [
      ...times(6, { currency: 'EUR', yearly_minor: 100, result: 'dropped' }),
      ...times(5, { currency: 'EUR', yearly_minor: 10, result: 'bought' }),
      ...times(5, { currency: 'USD', yearly_minor: 7 }),
    ];
    expect(told(rows).spend).toEqual([
      { currency: 'EUR', count: 11, minor: 650, unspent: { count: 6, minor: 600 } },
      { currency: 'USD', count: 5, minor: 35, unspent: undefined },
    ]);
  });

  it('name vendors that five ask about, with how many teams, and fold the others', () => {
    const rows = [
      ...times(5),
      ...times(1, { team_key: 'sales' }),
      ...times(4, { vendor_key: 'rare.example' }),
      ...times(1, { vendor_key: 'rarer.example' }),
    ];
    const { vendors, others } = told(rows, new Map([['acme.example', 'Acme']]));
    expect(vendors).toEqual([{ name: 'Acme', count: 6, teams: 2 }]);
    expect(others).toEqual({ vendors: 2, requests: 5 });
  });

  it('show every week of the range, also those without a request', () => {
    const { overTime } = told(times(5, { received_at: FROM + 8 * DAY }));
    expect(overTime.map(({ from, requests }) => [from, requests])).toEqual([
      ['2026-09-07', 0],
      ['2026-09-14', 5],
      ['2026-09-21', 0],
      ['2026-09-28', 0],
    ]);
  });

  it('tell the two sides of a hold-out as counts alone', () => {
    const rows = [
      ...times(45, { hold_out_percent: 10, nudged: 1 }),
      ...times(3, { hold_out_percent: 10, nudged: 0 }),
      ...times(9),
    ];
    expect(told(rows).holdOut).toEqual([{ percent: 10, nudged: 45, heldOut: undefined }]);
  });

  it('hold no number from 1 to 4 about anybody, whatever was asked', () => {
    const row = fc.record({
      received_at: fc.integer({ min: FROM, max: TO }),
      first_answer_at: fc.option(fc.constant(TO)),
      vendor_key: fc.constantFrom('a', 'b', 'c'),
      team_key: fc.option(fc.constantFrom('x', 'y')),
      level: fc.option(fc.constantFrom('go', 'talk', 'consult')),
      currency: fc.constant('EUR'),
      yearly_minor: fc.integer({ min: 100 }),
      result: fc.option(fc.constantFrom('bought', 'dropped')),
      useful: fc.option(fc.constantFrom(0, 1)),
      nudged: fc.constantFrom(0, 1),
      hold_out_percent: fc.constant(10),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const all = told(rows as Figures[]);
        const counts = [
          all.requests,
          all.unanswered,
          all.others.requests,
          ...[...all.levels, ...all.outcomes, ...all.vendors, ...all.spend].map(
            ({ count }) => count,
          ),
          ...all.spend.map(({ unspent }) => unspent?.count),
          ...all.overTime.map(({ requests }) => requests),
          ...all.holdOut.flatMap(({ nudged, heldOut }) => [nudged, heldOut]),
          all.firstAnswer?.answered,
          all.useful?.asked,
        ];
        expect(counts.filter((count) => count !== undefined && count > 0 && count < 5)).toEqual([]);
        insights.parse({ from: '2026-09-07', to: '2026-10-04', ...all });
      }),
    );
  });

  it.each([
    [[7], 0.5, 7],
    [[1, 2], 0.5, 1],
    [[3, 1, 2], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
  ])('take of %j the share %d as %d', (values, share, value) => {
    expect(quantile(values, share)).toBe(value);
  });
});
