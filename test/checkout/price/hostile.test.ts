import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { findPrices, MOST_TEXT } from '../../../lib/checkout/price/find-prices.ts';

const SIGNS =
  "0123456789.,'’ \u00a0\u202f\n-–−$€£¥₩₹kr zł円元원/%:;()[]×x*#_٣٫٬५１，\u200f\u202e\ud83d";
const WORDS = 'EUR USD CHF US$ per month pro Monat /mo user Total 月額 월'.split(' ');
const money = fc.string({ unit: fc.constantFrom(...SIGNS, ...WORDS), maxLength: 60 });
/** Any UTF-16 units, halves of pairs too. */
const anything = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

const language = fc.constantFrom('en', 'de', 'fr', 'ja', 'ko', 'zh-TW', 'ar', 'sv', 'fa', '', '??');

/** Units of text that are read: one by one, cut out, or handed to an expression. */
function unitsRead(text: string): number {
  let units = 0;
  const { charCodeAt, slice } = String.prototype;
  const { exec, test } = RegExp.prototype;
  vi.spyOn(String.prototype, 'charCodeAt').mockImplementation(function read(this: string, at) {
    units += 1;
    return charCodeAt.call(this, at);
  });
  vi.spyOn(String.prototype, 'slice').mockImplementation(function cut(this: string, from, to) {
    const part = slice.call(this, from, to);
    units += part.length;
    return part;
  });
  const handed = (expression: RegExp, given: string): void => {
    if (!expression.global && !expression.sticky) units += given.length;
  };
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function run(this: RegExp, given) {
    handed(this, given);
    return exec.call(this, given);
  });
  vi.spyOn(RegExp.prototype, 'test').mockImplementation(function run(this: RegExp, given) {
    handed(this, given);
    return test.call(this, given);
  });
  findPrices(text, { language: 'en' });
  vi.restoreAllMocks();
  return units;
}

describe('in any text', () => {
  it('prices are found without an error, in order, apart, within the text and payable', () => {
    fc.assert(
      fc.property(fc.oneof(money, anything), language, (text, tag) => {
        let end = 0;
        for (const price of findPrices(text, { language: tag })) {
          expect(price.index).toBeGreaterThanOrEqual(end);
          end = price.index + price.length;
          expect(end).toBeLessThanOrEqual(text.length);
          expect(Number.isInteger(price.money.minor)).toBe(true);
          expect(price.money.minor).toBeGreaterThanOrEqual(0);
          expect(price.money.currency).toMatch(/^[A-Z]{3}$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the work', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    '$',
    '1',
    '1,',
    '1 ',
    '1.1,',
    '$1 ',
    '9 kr ',
    'US$ ',
    '- - -$1',
    '$10 / user / month ',
    'per month for 12 months ',
    '(((((((((((',
    'a'.repeat(60),
    '1'.repeat(60),
    '월 월 월 ',
  ])('grows with the length of "%s…", no faster', (piece) => {
    findPrices('$1', { language: 'en' });
    const once = unitsRead(piece.repeat(50));
    const fourTimes = unitsRead(piece.repeat(200));
    expect(once).toBeGreaterThan(0);
    expect(fourTimes).toBeLessThan(5 * once);
  });

  it('stops where no price list goes on', () => {
    const text = `${' '.repeat(MOST_TEXT)}$10`;
    expect(findPrices(text, { language: 'en' })).toEqual([]);
    expect(findPrices('$1 '.repeat(5000), { language: 'en' })).toHaveLength(2000);
  });
});
