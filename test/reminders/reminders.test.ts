import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Offer } from '../../lib/checkout/sighting.ts';
import { dueReminders, nextReminderAt } from '../../lib/reminders/due.ts';
import { suggestReminder } from '../../lib/reminders/suggest.ts';

const bought = new Date('2026-01-31T15:00:00Z');

describe('the suggested reminder', () => {
  it.each<[string, Offer, string | undefined]>([
    ['two days before a trial ends', { trialDays: 14, period: 'month' }, '2026-02-12'],
    ['tomorrow for a trial of a day', { trialDays: 1 }, '2026-02-01'],
    ['in time for a month’s notice of a year', { period: 'year' }, '2026-12-22'],
    ['after three months for what can be left at any time', { period: 'month' }, '2026-04-30'],
    ['after a quarter', { period: 'quarter' }, '2026-04-30'],
    ['never for what is paid once', { period: 'once' }, undefined],
    ['never where the period is unknown', {}, undefined],
  ])('is %s', (_, offer, day) => {
    expect(suggestReminder(offer, bought)).toBe(day);
  });

  it('is always a day after the purchase', () => {
    const period = fc.constantFrom('week', 'month', 'quarter', 'year') as fc.Arbitrary<
      NonNullable<Offer['period']>
    >;
    const day = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2050-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(period, day, (period, day) => {
        expect(suggestReminder({ period }, day)! > day.toISOString().slice(0, 10)).toBe(true);
      }),
    );
  });
});

describe('reminders', () => {
  const reminders = {
    'b.example': { vendor: 'B', on: '2026-03-10' },
    'a.example': { vendor: 'A', on: '2026-03-01' },
    'c.example': { vendor: 'C', on: '2026-04-01' },
  };

  const vendors = (now: Date) => dueReminders(reminders, now).map(({ vendor }) => vendor);

  it('come due in the morning of their day, the oldest first', () => {
    expect(vendors(new Date(2026, 2, 10, 7, 59))).toEqual(['A']);
    expect(vendors(new Date(2026, 2, 10, 8))).toEqual(['A', 'B']);
  });

  it('tell when the next one does', () => {
    expect(nextReminderAt(reminders, new Date(2026, 2, 10, 9))).toBe(
      new Date(2026, 3, 1, 8).getTime(),
    );
    expect(nextReminderAt({}, new Date())).toBeUndefined();
  });
});
