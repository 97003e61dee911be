import type { BillingPeriod, Offer } from '../checkout/sighting.ts';

/**
 * Units of a currency to one euro, to the order of magnitude only: enough to tell a small purchase from a large one,
 * never shown. Currencies near the euro are 1; one that is not listed is not judged.
 */
const UNITS_PER_EURO: Record<string, { units: number; digits: number }> = Object.fromEntries([
  ...['EUR', 'USD', 'GBP', 'CHF', 'CAD', 'AUD', 'NZD', 'SGD'].map((code) => [
    code,
    { units: 1, digits: 2 },
  ]),
  ...['BRL', 'PLN', 'ILS', 'RON', 'AED', 'SAR'].map((code) => [code, { units: 5, digits: 2 }]),
  ...['SEK', 'NOK', 'DKK', 'CNY', 'HKD', 'MXN', 'ZAR'].map((code) => [
    code,
    { units: 10, digits: 2 },
  ]),
  ...['CZK', 'TRY', 'TWD', 'THB'].map((code) => [code, { units: 30, digits: 2 }]),
  ...['INR', 'PHP', 'RUB'].map((code) => [code, { units: 90, digits: 2 }]),
  ['JPY', { units: 150, digits: 0 }],
  ['HUF', { units: 400, digits: 2 }],
  ['KRW', { units: 1500, digits: 0 }],
]);

/** How often a price is due in the first year. */
export const TIMES_A_YEAR: Record<BillingPeriod, number> = {
  week: 52,
  month: 12,
  quarter: 4,
  year: 1,
  'multi-year': 1,
  once: 1,
};

/** What the offer costs in a year, roughly in euros; undefined where price, period or currency is unknown. */
export function yearlyCost({ price, period }: Offer): number | undefined {
  const scale = price && UNITS_PER_EURO[price.currency];
  if (!scale || !period) return undefined;
  return (price.minor / 10 ** scale.digits / scale.units) * TIMES_A_YEAR[period];
}
