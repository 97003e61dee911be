import type { Money } from './sighting.ts';

/**
 * Digits after the point where they are not two: "minor unit" of ISO 4217, list one
 * (six-group.com/en/products-services/financial-information/data-standards.html, 2025). Intl is not asked: V8 follows
 * CLDR, for which forints and rupiahs have none, Firefox follows ISO.
 */
const DIGITS: Record<string, number> = {
  ...digitsOf(0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'),
  ...digitsOf(3, 'BHD IQD JOD KWD LYD OMR TND'),
  ...digitsOf(4, 'CLF UYW'),
};

function digitsOf(digits: number, currencies: string): Record<string, number> {
  return Object.fromEntries(currencies.split(' ').map((currency) => [currency, digits]));
}

/** Digits after the decimal point of an ISO 4217 currency: 2 for USD, 0 for JPY. */
export const currencyDigits = (currency: string): number =>
  Object.hasOwn(DIGITS, currency) ? DIGITS[currency]! : 2;

/** 9.99 of USD is `{ minor: 999, currency: 'USD' }`. */
export const moneyOf = (amount: number, currency: string): Money => ({
  minor: Math.round(amount * 10 ** currencyDigits(currency)),
  currency,
});

export const amountOf = ({ minor, currency }: Money): number =>
  minor / 10 ** currencyDigits(currency);
