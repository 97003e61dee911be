/**
 * Which currency a mark ("$", "kr", "US$", "zł") means. Symbols and ISO codes are those of Intl; `everyday-marks.json`
 * adds the few that people write and Intl does not know.
 */
import everydayMarks from './everyday-marks.json' with { type: 'json' };
import { isIsoCode, localeData, supported } from './locale-data.ts';

export interface PriceContext {
  /** BCP 47 tag of the page. */
  language: string;
  /** ISO 4217 code that the page states elsewhere (a currency picker, structured data). */
  currencyHint?: string | undefined;
}

type Marks = ReadonlyMap<string, ReadonlySet<string>>;

/** ISO codes that upper-case headings also spell as words. */
export const SPELLS_A_WORD = new Set(['ALL', 'BAM', 'BOB', 'CUP', 'MAD', 'SOS', 'TOP', 'TRY']);

export const LONGEST_MARK = 10;
// Marks of writing direction that Intl and right-to-left pages put around numbers.
export const INVISIBLE = /[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
const IS_ASCII = /^\p{ASCII}*$/u;
const LETTERS_ONLY = /^[^\p{Sc}]*$/u;

const cached = <Value>(compute: (key: string) => Value): ((key: string) => Value) => {
  const values = new Map<string, Value>();
  return (key) => {
    if (!values.has(key)) values.set(key, compute(key));
    return values.get(key)!;
  };
};

/** Full-width forms, trailing dots and marks of direction do not tell marks apart. */
export function plainMark(mark: string): string {
  const plain = IS_ASCII.test(mark) ? mark : mark.normalize('NFKC').replace(INVISIBLE, '');
  return plain.trim().replace(/\.$/, '');
}

const marksOf = cached((tag) => {
  const { symbol, narrowSymbol } = localeData(tag);
  return { own: byMark(symbol), narrow: byMark(narrowSymbol) };
});

function byMark(written: Record<string, string>): Marks {
  const marks = new Map<string, Set<string>>();
  for (const [currency, text] of Object.entries(written)) {
    const mark = plainMark(text);
    if (!mark || isIsoCode(mark)) continue;
    const currencies = marks.get(mark);
    if (currencies) currencies.add(currency);
    else marks.set(mark, new Set([currency]));
  }
  return marks;
}

const regionOf = cached((tag) => new Intl.Locale(supported(tag)).maximize().region ?? '');

interface EverydayMark {
  mark: string;
  currency: string;
  regions?: string[];
}

const everyday = (mark: string, { language, currencyHint }: PriceContext): string | undefined =>
  (everydayMarks as EverydayMark[]).find(
    ({ currency, regions, ...one }) =>
      one.mark === mark &&
      (!regions || regions.includes(regionOf(language)) || currency === currencyHint),
  )?.currency;

const EVERYDAY = new Set(everydayMarks.map(({ mark }) => mark));

/** The language's own marks, its narrow ones, then both of English. */
const tablesOf = cached((tag) =>
  [marksOf(tag), marksOf('en')].flatMap(({ own, narrow }) => [own, narrow]),
);

/** The small letters that a mark may start or end with: most words beside numbers are told from marks by one look. */
const edgesOf = cached((tag) => {
  const marks = [...EVERYDAY, ...tablesOf(tag).flatMap((table) => Array.from(table.keys()))];
  return {
    first: new Set(marks.map((mark) => mark[0])),
    last: new Set(marks.map((mark) => mark.at(-1))),
  };
});
const SMALL = /[a-z]/;

export const mayStartMark = (character: string, { language }: PriceContext): boolean =>
  !SMALL.test(character) || edgesOf(language).first.has(character);

export const mayEndMark = (character: string, { language }: PriceContext): boolean =>
  !SMALL.test(character) || edgesOf(language).last.has(character);

/** Whether the mark is one in any reading: an ISO code, of Intl (the language's or English) or everyday. */
export const isMark = (mark: string, context: PriceContext): boolean =>
  isIsoCode(mark) ||
  EVERYDAY.has(mark) ||
  tablesOf(context.language).some((marks) => marks.has(mark));

/**
 * The currency a mark means, else undefined. In this order: the ISO code itself; the page's hint, where the mark can
 * mean it; what the mark means in the page's language and region ("kr" in Swedish is SEK); the one currency that has
 * it; what it means in English ("$" is USD). So "kr" on an English page without hint stays unknown.
 */
export function currencyOf(
  mark: string,
  before: boolean,
  context: PriceContext,
): string | undefined {
  if (isIsoCode(mark)) return mark;
  const tables = tablesOf(context.language);
  const hint = context.currencyHint?.toUpperCase();
  if (hint && tables.some((marks) => marks.get(mark)?.has(hint))) return hint;

  const [inLanguage, narrow, inEnglish, narrowEnglish] = tables.map((marks) =>
    only(marks.get(mark)),
  );
  const said = everyday(mark, { ...context, currencyHint: hint });
  if (said) return said;
  if (inLanguage) return inLanguage;
  if (LETTERS_ONLY.test(mark) && !tellsWithoutContext(mark, before)) return undefined;
  return narrow ?? inEnglish ?? narrowEnglish;
}

const only = (currencies: ReadonlySet<string> | undefined): string | undefined =>
  currencies?.size === 1 ? [...currencies][0] : undefined;

/** "zł" tells by its letter, "RM 50" by its place; "Q4" and "10 KM" tell nothing. */
const tellsWithoutContext = (mark: string, before: boolean): boolean =>
  mark.length > 1 && (before || /[^\p{ASCII}]/u.test(mark));
