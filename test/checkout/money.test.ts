import { describe, expect, it } from 'vitest';

import { amountOf, currencyDigits, moneyOf } from '../../lib/checkout/money.ts';

describe('money in minor units', () => {
  it.each([
    ['USD', 9.99, 999],
    ['JPY', 1200, 1200],
    ['HUF', 4990, 499_000],
    ['IDR', 150_000, 15_000_000],
    ['KWD', 1.25, 1250],
  ])('counts those of ISO 4217 for %s, in whatever browser', (currency, amount, minor) => {
    expect(moneyOf(amount, currency)).toEqual({ minor, currency });
    expect(amountOf({ minor, currency })).toBe(amount);
  });

  it('takes two digits where nothing else is known', () => {
    expect(currencyDigits('XYZ')).toBe(2);
    expect(currencyDigits('constructor')).toBe(2);
  });
});
