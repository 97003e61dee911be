import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { currencyDigits } from '../../../lib/checkout/money.ts';
import { findPrices } from '../../../lib/checkout/price/find-prices.ts';
import snapshot from '../../../lib/checkout/price/locale-data.json' with { type: 'json' };
import { askIntl, localeData } from '../../../lib/checkout/price/locale-data.ts';

// Nobody can read these two without being told: Toki Pona sets groups of two digits apart by spaces, Cape Verde
// writes $ for the decimal point.
const UNREADABLE = ['tok', 'pt-CV'];
const WRITTEN_DOWN = Object.keys(snapshot.layers).filter((tag) => !UNREADABLE.includes(tag));
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
const ELSEWHERE = Intl.NumberFormat.supportedLocalesOf([
  ...PAIRS,
  ...PAIRS.flatMap((pair) => LETTERS.map((third) => pair + third)),
]).filter((tag) => ![...WRITTEN_DOWN, ...UNREADABLE].includes(tag));

const CURRENCIES =
  'USD EUR GBP CHF JPY CNY KRW INR BRL CAD AUD NZD SGD HKD TWD SEK NOK DKK PLN CZK HUF RON TRY ILS ZAR MXN THB IDR VND PHP MYR AED SAR';

const price = (locales: string[]) =>
  fc.record({
    locale: fc.constantFrom(...locales),
    currency: fc.constantFrom(...CURRENCIES.split(' ')),
    display: fc.constantFrom('symbol' as const, 'narrowSymbol' as const, 'code' as const),
    minor: fc.oneof(
      fc.integer({ min: 1, max: 999_999_999 }),
      fc.integer({ min: 1, max: 9_999_999 }).map((whole) => whole * 100),
    ),
  });

type Price = typeof price extends (locales: string[]) => fc.Arbitrary<infer Value> ? Value : never;

/** With the digits of ISO 4217; Intl leaves some out that shops write. Whole amounts of the others as Intl has them. */
function write({ locale, currency, display, minor }: Price): string {
  const scale = 10 ** currencyDigits(currency);
  const digits = minor % scale === 0 ? {} : { minimumFractionDigits: currencyDigits(currency) };
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: display,
    ...digits,
  }).format(minor / scale);
}

function readsBack(one: Price): void {
  const found = findPrices(write(one), { language: one.locale, currencyHint: one.currency });
  expect(found.map(({ money }) => money)).toEqual([{ minor: one.minor, currency: one.currency }]);
}

describe('whatever Intl writes is read back', () => {
  it('in the languages written down and all their regions', () => {
    fc.assert(fc.property(price(WRITTEN_DOWN), readsBack), { numRuns: 2000 });
  });

  it('in every other language Intl knows, asking it then', () => {
    fc.assert(fc.property(price(ELSEWHERE), readsBack), { numRuns: 40 });
  }, 30_000);

  it('by its code without any hint', () => {
    fc.assert(
      fc.property(price(WRITTEN_DOWN), (one) => {
        const found = findPrices(write({ ...one, display: 'code' }), { language: one.locale });
        expect(found.map(({ money }) => money)).toEqual([
          { minor: one.minor, currency: one.currency },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('with the currency that the symbol means there', () => {
    fc.assert(
      fc.property(price(WRITTEN_DOWN), (one) => {
        const found = findPrices(write({ ...one, display: 'symbol' }), { language: one.locale });
        expect(found.map(({ money }) => money)).toEqual([
          { minor: one.minor, currency: one.currency },
        ]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what is written down of Intl', () => {
  it.each(['en', 'de', 'fr-CA', 'es-MX', 'pt-BR', 'sv', 'ja', 'zh-Hant', 'ar', 'en-IN'])(
    'is what Intl says of %s',
    (tag) => {
      expect(localeData(tag)).toEqual(askIntl(tag));
    },
  );

  it.each(['', 'x', 'de_DE', 'klingon', 'en-US-u-nu-latn', '__proto__', 'constructor'])(
    'is English or better for the tag "%s"',
    (tag) => {
      expect(findPrices('$10.00', { language: tag })[0]?.money).toEqual({
        minor: 1000,
        currency: 'USD',
      });
    },
  );
});
