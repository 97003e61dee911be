import { currencyDigits } from '../money.ts';
import type { Money } from '../sighting.ts';
import { type Steps, atOnce } from '../steps.ts';
import { SPACED, scriptAt } from '../words/script.ts';
import { wordsFor } from '../words/words.ts';
import { minorUnits } from './amount.ts';
import { currencyOf, type PriceContext, SPELLS_A_WORD } from './currency-marks.ts';
import { localeData, isIsoCode } from './locale-data.ts';
import { type FoundMark, markAfter, markBefore } from './marks-beside.ts';
import { type Terms, termsAround } from './terms.ts';

/**
 * A price as written from `index` on, `length` UTF-16 units long (its terms are beside it). `negative`: a discount or
 * refund, with the amount without its sign.
 */
export interface FoundPrice extends Terms {
  money: Money;
  negative: boolean;
  index: number;
  length: number;
}

/** Longer texts are read up to here: no price list is longer, and time stays bounded. */
export const MOST_TEXT = 1_000_000;
const MOST_PRICES = 2000;
const MOST_NUMBERS = 20_000;
const NUMBERS_A_STEP = 8;
const TEXT_A_STEP = 4000;

const NUMBER = /\p{Nd}+(?:[.,'’ʼ٫٬،．，]\p{Nd}+|[ \u00a0\u202f\u2009\u2007]\p{Nd}{3}(?!\p{Nd}))*/gu;
const ROUND = /^[.,]?[-–—]{1,2}(?![\p{L}\p{Nd}])/u;
const MAGNITUDE = /^\s?(?:[kKmMbB](?!\p{L})|bn|[万萬億亿만억천千百])/u;
const NOT_A_PRICE = /^(?:\s?%|[-:]\p{Nd})/u;
const GLUED = /[#_]$|\p{Nd}[/:.,]$/u;
const CENTS = /^\p{Nd}{2}(?!\p{Nd})/u;
const MINUS = /[-−–﹣－]/;

/**
 * Finds prices: numbers with a currency mark beside them. A number whose currency stays unknown is no price. With a
 * `currencyHint`, a text that is nothing but an amount ("49.00") is one too.
 */
export const findPrices = (text: string, context: PriceContext): FoundPrice[] =>
  atOnce(pricesIn(text, context));

/** As {@link findPrices}, in steps. */
export function* pricesIn(text: string, context: PriceContext): Steps<FoundPrice[]> {
  const bounded = text.slice(0, MOST_TEXT);
  const prices: FoundPrice[] = [];
  let count = 0;
  for (let from = 0; from < bounded.length && count < MOST_NUMBERS;) {
    const to = lineEnd(bounded, from + TEXT_A_STEP);
    const part = bounded.slice(from, to);
    const numbers = new RegExp(NUMBER);
    for (; count < MOST_NUMBERS && prices.length < MOST_PRICES; count += 1) {
      const number = numbers.exec(part);
      if (!number) break;
      const floor = endOf(prices.at(-1));
      const price = readPrice(bounded, from + number.index, number[0], floor, context);
      if (count % NUMBERS_A_STEP === 0) yield;
      if (!price) continue;
      numbers.lastIndex = endOf(price) - from;
      prices.push(price);
    }
    from = to;
    yield;
  }
  return prices.length > 0 ? prices : bareAmount(bounded, context);
}

/** The end of the line that `at` is in: no number goes beyond it. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

const endOf = (price: FoundPrice | undefined): number => (price ? price.index + price.length : 0);

function readPrice(
  text: string,
  start: number,
  found: string,
  floor: number,
  context: PriceContext,
): FoundPrice | undefined {
  const before = markBefore(text, start, floor, context);
  const number = before ? withoutNeighbour(found, context) : found;
  const round = ROUND.exec(text.slice(start + number.length, start + number.length + 4));
  const numberEnd = start + number.length + (round?.[0].length ?? 0);
  const chosen = choose(before, markAfter(text, numberEnd, context), start, numberEnd);
  if (!chosen || isSomethingElse(text, start, numberEnd, chosen)) return undefined;

  const currency = currencyOf(chosen.mark, chosen.isBefore, context);
  if (!currency) return undefined;
  const cents = chosen.isBefore ? '' : centsBehind(text, chosen.end, currency);
  const written = cents ? `${number}.${cents}` : number;
  if (isHeadline(chosen, written)) return undefined;
  const minor = minorUnits(written, currency, context.language);
  if (minor === undefined) return undefined;

  const end = chosen.end + cents.length;
  const signed = isMinus(text, chosen.start - 1);
  const index = signed ? chosen.start - 1 : chosen.start;
  return {
    money: { minor, currency },
    negative: signed || (chosen.isBefore && isMinus(text, start - 1)),
    index,
    length: end - index,
    ...termsAround(text, index, end, wordsFor(context.language)),
  };
}

/** The mark that counts, and where the price with it starts and ends. */
interface Chosen {
  mark: string;
  isBefore: boolean;
  start: number;
  end: number;
}

function choose(
  before: FoundMark | undefined,
  after: FoundMark | undefined,
  start: number,
  end: number,
): Chosen | undefined {
  const isSymbol = before && /\p{Sc}/u.test(before.mark);
  if (before && after && isSymbol && isIsoCode(after.mark))
    return { mark: after.mark, isBefore: true, start: before.start, end: after.end };
  const isWord = before && after && !isSymbol && !before.attached;
  if (before && !(isWord && /\p{Sc}/u.test(after.mark)))
    return { mark: before.mark, isBefore: true, start: before.start, end };
  return after && { mark: after.mark, isBefore: false, start, end: after.end };
}

/** A time, date, version, percentage, "$10k". */
function isSomethingElse(text: string, start: number, end: number, { isBefore }: Chosen): boolean {
  const tail = text.slice(end, end + 4);
  if (isBefore) return NOT_A_PRICE.test(tail) || MAGNITUDE.test(tail);
  return (
    scriptAt(text, start - 1) === SPACED || GLUED.test(text.slice(Math.max(0, start - 2), start))
  );
}

/** "TRY 14 DAYS FREE": a bare number after a code that spells a word; "PHP 8.2": the version of a language. */
const isHeadline = ({ mark, isBefore }: Chosen, written: string): boolean =>
  isBefore &&
  ((SPELLS_A_WORD.has(mark) && /^\p{Nd}+$/u.test(written)) ||
    (mark === 'PHP' && /^[5-9](\.\d)?$/.test(written)));

/** "$5 100 users": only where the language puts spaces between thousands do they join numbers after a mark. */
function withoutNeighbour(number: string, { language }: PriceContext): string {
  return localeData(language).spaceGroups ? number : number.split(' ', 1)[0]!;
}

/** "3€50". */
function centsBehind(text: string, end: number, currency: string): string {
  if (currencyDigits(currency) !== 2 || !/\p{Sc}/u.test(text[end - 1]!)) return '';
  return CENTS.exec(text.slice(end, end + 4))?.[0] ?? '';
}

const isMinus = (text: string, index: number): boolean =>
  MINUS.test(text[index] ?? '') && !/[\p{L}\p{Nd}]/u.test(text[index - 1] ?? '');

/** "49.00" in a cell of its own, where the page says elsewhere which currency it uses. */
function bareAmount(text: string, { language, currencyHint }: PriceContext): FoundPrice[] {
  const currency = currencyHint?.toUpperCase();
  const amount = /^\s*(\p{Nd}[\p{Nd}.,'’٫٬\s]{0,20}[.,٫]\p{Nd}{1,3})\s*$/u.exec(text.slice(0, 60));
  if (!amount || !currency || !isIsoCode(currency)) return [];
  const minor = minorUnits(amount[1]!, currency, language);
  if (minor === undefined) return [];
  const index = text.indexOf(amount[1]!);
  return [
    {
      money: { minor, currency },
      negative: false,
      index,
      length: amount[1]!.length,
      perSeat: false,
      each: false,
    },
  ];
}
