import type { BillingPeriod } from '../sighting.ts';
import type { Category } from '../words/categories.ts';
import type { Words } from '../words/matcher.ts';
import { scriptAt, UNSPACED } from '../words/script.ts';

/**
 * What the words around a price say: the period it is given for; `billed`, how often it is charged where that is said
 * too ("$25 /month, billed annually"); whether it is the price of one seat, or of one piece.
 */
export interface Terms {
  period?: BillingPeriod;
  billed?: BillingPeriod;
  perSeat: boolean;
  each: boolean;
}

const DAYS = { day: 1, week: 7, month: 30, quarter: 91, year: 365 } as const;
export const UNITS = Object.keys(DAYS) as (keyof typeof DAYS)[];
export type Unit = (typeof UNITS)[number];

const ADVERBS = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
  once: 'once',
} as const satisfies Partial<Record<Category, BillingPeriod>>;
const ADVERB_CATEGORIES = Object.keys(ADVERBS) as (keyof typeof ADVERBS)[];
const isAdverb = (category: Category): category is keyof typeof ADVERBS => category in ADVERBS;

/** Days in `count` units; a month counts 30. */
export const daysIn = (count: number, unit: Unit): number => count * DAYS[unit];

/** The billing period of `count` units, where the contract has a name for it. */
export function periodOf(count: number, unit: Unit): BillingPeriod | undefined {
  const days = daysIn(count, unit);
  if (days > 366) return 'multi-year';
  if (days >= 360) return 'year';
  if (days === 90 || days === 91) return 'quarter';
  if (days === 30 || days === 31) return 'month';
  return days === 7 ? 'week' : undefined;
}

const GAP = /[\s,;·•|()（）\u200b-\u200f*+]{0,8}/y;
const COUNT = /\s*(\d{1,3})[\s-]{0,2}/y;
const STARTS_PRICE = /[\s:：]*[\p{Sc}\p{Nd}]/uy;
const STARTS_PRICE_HERE = /[^\S\n]*[:：]?[^\S\n]*[\p{Sc}\p{Nd}]/uy;
const OF_A_PRICE = /[\p{Sc}\p{Nd}]/u;
const LABEL_END = /(?:[(（][^()（）]{0,20}[)）]|[(（])?[\s:：–—-]*$/;
const ONE_WORD = /^\.?\s+[\p{L}.]{2,12}\)?$/u;
const STANDS_IN_WORD = /(?:[\p{Script=Han}\p{Script=Hangul}]|\p{Nd}\s?)$/u;
const BEFORE = [...UNITS, ...ADVERB_CATEGORIES, 'per', 'perSeat', 'each', 'withOrWithout'] as const;
const LABEL_REACH = 48;
const MOST_TERMS = 6;

/** Reads the words right after the price that ends at `end`, and the label right before the one that starts at `start`. */
export function termsAround(text: string, start: number, end: number, words: Words): Terms {
  const terms: Terms = { perSeat: false, each: false };
  readAfter(text, end, words, terms);
  readBefore(text, start, words, terms);
  return terms;
}

function readAfter(text: string, end: number, words: Words, terms: Terms): void {
  let at = end;
  for (let count = 0; count < MOST_TERMS; count += 1) {
    const begin = skip(GAP, text, at);
    const next =
      readPiece(text, begin, words, terms) ??
      readJoined(text, at, begin, words, terms) ??
      readAdverb(text, begin, words, terms, text.slice(at, begin).includes('\n')) ??
      taxBeside(text, at, begin, words) ??
      readLoneUnit(text, begin, words, terms);
    if (next === undefined) return;
    at = next;
  }
}

/** "69 € HT / mois": what is said of the tax stands between a price and its period. */
function taxBeside(text: string, from: number, at: number, words: Words): number | undefined {
  const tax = text.slice(from, at).includes('\n') ? undefined : words.at(text, at, ['tax']);
  return tax && at + tax.length;
}

/** "per seat", "each". */
function readPiece(text: string, at: number, words: Words, terms: Terms): number | undefined {
  const piece = words.at(text, at, ['perSeat', 'each']);
  if (!piece) return undefined;
  terms[piece.category as 'perSeat' | 'each'] = true;
  return at + piece.length;
}

/** "/ month", "per user", "every 3 months". */
function readJoined(
  text: string,
  from: number,
  at: number,
  words: Words,
  terms: Terms,
): number | undefined {
  const joint = words.at(text, at, ['per']);
  if (!joint) return undefined;
  const afterJoint = at + joint.length;
  COUNT.lastIndex = afterJoint;
  const counted = COUNT.exec(text);
  const begin = skip(GAP, text, counted ? COUNT.lastIndex : afterJoint);
  const unit = words.at(text, begin, counted ? UNITS : [...UNITS, 'seat', ...ADVERB_CATEGORIES]);
  if (!unit || isOfNext(text, begin + unit.length, text.slice(from, at))) return undefined;
  if (unit.category === 'seat') terms.perSeat = true;
  else if (isAdverb(unit.category)) addPeriod(terms, ADVERBS[unit.category]);
  else addPeriod(terms, periodOf(Number(counted?.[1] ?? 1), unit.category as Unit));
  return begin + unit.length;
}

/** Whether what ends at `end`, on another line than its price, begins the next one: "Per month: $15". */
function isOfNext(text: string, end: number, gap: string): boolean {
  STARTS_PRICE_HERE.lastIndex = end;
  return gap.includes('\n') && STARTS_PRICE_HERE.test(text);
}

/**
 * "monthly", "billed annually"; not where it is the label of the next price ("$15 Yearly $150"), and on a line of its
 * own only if it stands there alone.
 */
function readAdverb(
  text: string,
  at: number,
  words: Words,
  terms: Terms,
  onNextLine: boolean,
): number | undefined {
  const adverb = words.at(text, at, ADVERB_CATEGORIES);
  if (!adverb || !isAdverb(adverb.category)) return undefined;
  const end = at + adverb.length;
  const startsPrice = onNextLine ? STARTS_PRICE : STARTS_PRICE_HERE;
  startsPrice.lastIndex = end;
  if (startsPrice.test(text)) return undefined;
  if (onNextLine && text[end] !== '\n') return undefined;
  addPeriod(terms, ADVERBS[adverb.category]);
  return end;
}

/** "₩19,900 월": where scripts need no word to join a unit, it ends the line. */
function readLoneUnit(text: string, at: number, words: Words, terms: Terms): number | undefined {
  if (scriptAt(text, at) !== UNSPACED) return undefined;
  const unit = words.at(text, at, UNITS);
  const end = at + (unit?.length ?? 0);
  if (!unit || (end < text.length && text[end] !== '\n')) return undefined;
  addPeriod(terms, periodOf(1, unit.category as Unit));
  return end;
}

function addPeriod(terms: Terms, period: BillingPeriod | undefined): void {
  if (!period) return;
  if (!terms.period) terms.period = period;
  else if (terms.period !== period) terms.billed ??= period;
}

/** "Monthly: $15", "月額1,200円", "Total for 24 months $107.76". */
function readBefore(text: string, start: number, words: Words, terms: Terms): void {
  const label = labelBefore(text, start);
  let end = label.length;
  for (const { category, index, length } of words.find(label, BEFORE).toReversed()) {
    const after = label.slice(index + length, end);
    if (category === 'withOrWithout') {
      // What is in the price or not says nothing of its terms: "Per month (excl. VAT): $15".
      if (ONE_WORD.test(after)) end = label.slice(0, index).replace(/[\s,(]+$/, '').length;
      continue;
    }
    if (after.trim()) return;
    end = index;
    if (category === 'perSeat' || category === 'each') terms[category] = true;
    else if (isAdverb(category)) terms.period ??= ADVERBS[category];
    else if (category !== 'per' && !terms.period)
      addPeriod(terms, countedBefore(label, index, category as Unit, words));
  }
}

/** The words before a price, on its line or the one above; not those of a price above ("$7.50/month" over "$90"). */
function labelBefore(text: string, start: number): string {
  const lines = text.slice(Math.max(0, start - LABEL_REACH), start).split('\n');
  const own = lines.pop()!;
  const above = own.trim() === '' ? lines.findLast((line) => !/^[|\s]*$/.test(line)) : undefined;
  const label = above === undefined || OF_A_PRICE.test(above) ? own : above;
  return label.replace(LABEL_END, '');
}

/**
 * The period of a unit at `index` that is joined to what follows: "per month", "for 24 months"; where scripts write no
 * spaces it needs no word to join it ("월 9,900원"), but is none in a date ("11월") or a longer word. Else undefined.
 */
function countedBefore(label: string, index: number, unit: Unit, words: Words) {
  if (scriptAt(label, index) === UNSPACED && !STANDS_IN_WORD.test(label.slice(0, index)))
    return periodOf(1, unit);
  const counted = /(?<!\d)(\d{1,3})[\s-]{0,2}$/.exec(label.slice(0, index));
  const lead = label.slice(0, counted?.index ?? index).trimEnd();
  // "1 year ($108)"
  if (counted && lead === '') return periodOf(Number(counted[1]), unit);
  const joint = words.find(lead, ['per']).at(-1);
  if (!joint || joint.index + joint.length !== lead.length) return undefined;
  return periodOf(Number(counted?.[1] ?? 1), unit);
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
