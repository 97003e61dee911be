import type { Money } from './sighting.ts';

/** Digits after the decimal point of an ISO 4217 currency: 2 for USD, 0 for JPY. */
export const currencyDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

/** 9.99 of USD is `{ minor: 999, currency: 'USD' }`. */
export const moneyOf = (amount: number, currency: string): Money => ({
  minor: Math.round(amount * 10 ** currencyDigits(currency)),
  currency,
});

export const amountOf = ({ minor, currency }: Money): number =>
  minor / 10 ** currencyDigits(currency);
