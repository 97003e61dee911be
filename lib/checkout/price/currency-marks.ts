/**
 * Which currency a mark ("$", "kr", "US$", "zł") means. Symbols, ISO codes and minor units come from Intl, read once a
 * language and kept; `everyday-marks.json` adds the few that people write and Intl does not know.
 */
import everydayMarks from './everyday-marks.json' with { type: 'json' };

export interface PriceContext {
  /** BCP 47 tag of the page. */
  language: string;
  /** ISO 4217 code that the page states elsewhere (a currency picker, structured data). */
  currencyHint?: string | undefined;
}

type Marks = ReadonlyMap<string, ReadonlySet<string>>;
type Display = 'symbol' | 'narrowSymbol';

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

const isoCodes = cached(() => new Set(Intl.supportedValuesOf('currency')));
export const isIsoCode = (text: string): boolean => isoCodes('').has(text);

const format = (language: string, currency: string, currencyDisplay: Display) =>
  new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay });

function readMarks(language: string, display: Display): Marks {
  const marks = new Map<string, Set<string>>();
  for (const currency of isoCodes('')) {
    const parts = format(language, currency, display).formatToParts(1);
    const mark = plainMark(parts.find(({ type }) => type === 'currency')?.value ?? '');
    if (!mark || isIsoCode(mark)) continue;
    const currencies = marks.get(mark);
    if (currencies) currencies.add(currency);
    else marks.set(mark, new Set([currency]));
  }
  return marks;
}

const ownMarks = cached((language) => readMarks(language, 'symbol'));
const narrowMarks = cached((language) => readMarks(language, 'narrowSymbol'));

/** Reads Intl's symbols in steps of a few milliseconds; without it they are read when first needed. */
export function* warmUp(language: string): Generator<void> {
  for (const one of new Set([supported(language), 'en'])) {
    ownMarks(one);
    yield;
    narrowMarks(one);
    yield;
  }
}

/** The tag as Intl takes it; English where it takes none. */
export const supported = cached((language) => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
});

const regionOf = cached((language) => new Intl.Locale(supported(language)).maximize().region ?? '');

export const minorDigits = cached(
  (currency) => format('en', currency, 'symbol').resolvedOptions().maximumFractionDigits ?? 2,
);

/** How a language writes prices: mark before the number, space between thousands, decimal separator. */
export const conventions = cached((language) => {
  const parts = format(supported(language), 'EUR', 'symbol').formatToParts(123456.7);
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const order = parts.map(({ type }) => type);
  return {
    markFirst: order.indexOf('currency') < order.indexOf('integer'),
    spaceGroups: /^\s$/.test(value('group')),
    decimal: value('decimal').normalize('NFKC'),
  };
});

interface EverydayMark {
  mark: string;
  currency: string;
  regions?: string[];
}

const everyday = (mark: string, region: string, hint: string | undefined): string | undefined =>
  (everydayMarks as EverydayMark[]).find(
    (one) =>
      one.mark === mark && (!one.regions || one.regions.includes(region) || one.currency === hint),
  )?.currency;

const allMarks = cached((language) => {
  const own = supported(language);
  return new Set([
    ...isoCodes(''),
    ...everydayMarks.map(({ mark }) => mark),
    ...[ownMarks, narrowMarks].flatMap((marks) => [marks(own), marks('en')]).flatMap(keysOf),
  ]);
});
const keysOf = (marks: Marks): string[] => [...marks.keys()];

/** Whether the mark is one in any reading: of Intl (the language's or English) or everyday. */
export const isMark = (mark: string, { language }: PriceContext): boolean =>
  allMarks(language).has(mark);

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
  const own = supported(context.language);
  const known = [ownMarks(own), narrowMarks(own), ownMarks('en'), narrowMarks('en')];
  const hint = context.currencyHint?.toUpperCase();
  if (hint && known.some((marks) => marks.get(mark)?.has(hint))) return hint;

  const [inLanguage, narrow, inEnglish, narrowEnglish] = known.map((marks) =>
    only(marks.get(mark)),
  );
  const said = everyday(mark, regionOf(own), hint);
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
