import { describe, expect, it } from 'vitest';

import { offerLine, yearlyOf } from '../../../desk/inbox/consultations/offer-line.ts';
import type { Offer } from '../../../lib/checkout/sighting.ts';
import { wording } from '../../../lib/wording.ts';

const words = wording('en', (key, params) => {
  const said: Record<string, string> = {
    'seats.one': '1 seat',
    'seats.other': `${params.count} seats`,
    price_per_period: `${params.price} ${params.period}`,
    'period.month': 'a month',
    'period.multi_year': 'for several years',
  };
  return said[key] ?? '';
});

const rows: [Offer | undefined, string][] = [
  [undefined, ''],
  [{}, ''],
  [{ plan: 'Pro', seats: 1 }, 'Pro · 1 seat'],
  [{ price: { minor: 120_000, currency: 'JPY' } }, '¥120,000'],
  [
    { plan: 'Pro', seats: 12, price: { minor: 1450, currency: 'EUR' }, period: 'month' },
    '€14.50 a month · Pro · 12 seats',
  ],
  [{ price: { minor: 9900, currency: 'USD' }, period: 'multi-year' }, '$99 for several years'],
];

describe('an offer in one line', () => {
  it.each(rows)('%j is %j', (offer, line) => {
    expect(offerLine(offer, words)).toBe(line);
  });
});

describe('what it comes to in a year', () => {
  const price = { minor: 1000, currency: 'EUR' };
  it.each([
    ['week', 52_000],
    ['month', 12_000],
    ['quarter', 4000],
    ['year', undefined],
    ['once', undefined],
    [undefined, undefined],
  ] as const)('paid every %s', (period, minor) => {
    expect(yearlyOf({ price, ...(period ? { period } : {}) })?.minor).toBe(minor);
  });
});
