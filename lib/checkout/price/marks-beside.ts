/** Currency marks right before and right after a number. */
import { isBoundary, SPACED, scriptAt } from '../words/script.ts';
import {
  isMark,
  LONGEST_MARK,
  mayEndMark,
  mayStartMark,
  plainMark,
  type PriceContext,
} from './currency-marks.ts';
import { localeData, isIsoCode } from './locale-data.ts';

/** A mark (plain form) that stands from `start` to `end`; `attached`: no space between it and the number. */
export interface FoundMark {
  mark: string;
  start: number;
  end: number;
  attached: boolean;
}

const SYMBOL = /\p{Sc}/u;
const MAY_END_MARK = /[\p{L}\p{M}\p{Sc}./]/u;
const MAY_START_MARK = /[\p{L}\p{Sc}]/u;
const SKIPPED = /[^\S\n\r]|[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/;
const MOST_SKIPPED = 4;
const MINUS = /[-−–﹣－]/;
const CAPITALS_BEFORE = /(?<!\p{L})([A-Z]{1,3})(\s?)$/u;
// "3€50"
const CENTS_AFTER = /^\p{Nd}{2}(?![\p{Nd}.,])/u;
const CODE_AFTER = /^\s?([A-Z]{3})(?!\p{L})/u;
// "15,00 $ US"
const COUNTRY_AFTER = /^\s?([A-Z]{2})(?!\p{L})/u;

function skipBack(text: string, at: number): number {
  let to = at;
  while (to > 0 && at - to < MOST_SKIPPED && SKIPPED.test(text[to - 1]!)) to -= 1;
  return to;
}

function skipOn(text: string, at: number): number {
  let to = at;
  while (to < text.length && to - at < MOST_SKIPPED && SKIPPED.test(text[to]!)) to += 1;
  return to;
}

/** The mark that ends right before `at`, not reaching back over `floor`. A minus may stand between. */
export function markBefore(
  text: string,
  at: number,
  floor: number,
  context: PriceContext,
): FoundMark | undefined {
  const unsigned = MINUS.test(text[at - 1] ?? '') ? at - 1 : at;
  const end = skipBack(text, unsigned);
  const last = text[end - 1]!;
  if (end <= floor || !MAY_END_MARK.test(last) || !mayEndMark(last, context)) return undefined;
  for (let length = Math.min(LONGEST_MARK, end - floor); length > 0; length -= 1) {
    const start = end - length;
    if (!MAY_START_MARK.test(text[start]!) || !isBoundary(text, start)) continue;
    const mark = plainMark(text.slice(start, end));
    if (!isMark(mark, context)) continue;
    return SYMBOL.test(mark[0]!)
      ? widened(text, { mark, start, end, attached: end === unsigned }, floor, context)
      : { mark, start, end, attached: end === unsigned };
  }
  return undefined;
}

/** "US $", "CAD $", "XY$": capitals before a symbol belong to it; where nobody knows the pair, the mark is unknown. */
function widened(text: string, found: FoundMark, floor: number, context: PriceContext) {
  const before = text.slice(Math.max(floor, found.start - 5), found.start);
  const capitals = CAPITALS_BEFORE.exec(before);
  if (!capitals) return found;
  const [all, letters, space] = capitals as unknown as [string, string, string];
  const start = found.start - all.length;
  if (isIsoCode(letters)) return { ...found, mark: letters, start };
  const pair = letters + found.mark;
  if (letters.length > 1 && isMark(pair, context)) return { ...found, mark: pair, start };
  return space ? found : undefined;
}

/** The mark that begins right after `at` and does not belong to a number behind it. */
export function markAfter(text: string, at: number, context: PriceContext): FoundMark | undefined {
  const start = skipOn(text, at);
  const first = text[start] ?? '';
  if (!MAY_START_MARK.test(first) || !mayStartMark(first, context)) return undefined;
  for (let length = LONGEST_MARK; length > 0; length -= 1) {
    const end = start + length;
    if (!MAY_END_MARK.test(text[end - 1] ?? '') || splitsWord(text, end)) continue;
    const mark = plainMark(text.slice(start, end));
    if (!isMark(mark, context)) continue;
    const found = SYMBOL.test(mark) ? withCode(text, mark, end, context) : { mark, end };
    const attached = start === at;
    return belongsToNext(text, found.end, attached, context)
      ? undefined
      : { ...found, start, attached };
  }
  return undefined;
}

/** "$ CAD", "$ US": a code behind a symbol says whose it is. */
function withCode(text: string, mark: string, end: number, context: PriceContext) {
  const code = CODE_AFTER.exec(text.slice(end, end + 5));
  if (code && isIsoCode(code[1]!)) return { mark: code[1]!, end: end + code[0].length };
  const country = COUNTRY_AFTER.exec(text.slice(end, end + 4));
  return country && isMark(country[1]! + mark, context)
    ? { mark: country[1]! + mark, end: end + country[0].length }
    : { mark, end };
}

function belongsToNext(
  text: string,
  end: number,
  attached: boolean,
  context: PriceContext,
): boolean {
  const next = skipOn(text, end);
  if (!/\p{Nd}/u.test(text[next] ?? '')) return false;
  const { markFirst } = localeData(context.language);
  if (next === end) return markFirst || !attached || !CENTS_AFTER.test(text.slice(end, end + 4));
  return markFirst && !attached;
}

const splitsWord = (text: string, index: number): boolean =>
  scriptAt(text, index - 1) === SPACED && !isBoundary(text, index);
