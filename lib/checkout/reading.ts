import { type LabelledPrice, type PlacedPrice, labelPrices } from './offer/labels.ts';
import type { Line } from './page-facts.ts';
import { pricesIn } from './price/find-prices.ts';
import { isIsoCode } from './price/locale-data.ts';
import type { Steps } from './steps.ts';
import { ASIDE, type Category } from './words/categories.ts';
import { wordsFor } from './words/words.ts';

/** A known word on the line `at`; `text` as it stands there. Indices count through all lines. */
export interface PlacedWord {
  category: Category;
  at: number;
  index: number;
  text: string;
}

/** Lines of a page with the prices and known words in them. */
export interface Reading {
  lines: Line[];
  /** Where each line starts. */
  starts: number[];
  prices: LabelledPrice[];
  words: ReadonlyMap<Category, PlacedWord[]>;
  wordsAt: (at: number) => readonly PlacedWord[];
  /** Whether the line at `at` holds a word of a category that is set `ASIDE`. */
  asked: (at: number, category: Category) => boolean;
  pricesAt: (at: number) => readonly LabelledPrice[];
}

const ASIDES = [...ASIDE];
const MAX_TEXT = 200_000;
const LINES_A_STEP = 8;
const STARTS_WORD = /^[a-z]|^\p{L}/iu;
// Plans have names: "Pro" is one, "pro" in "9 € pro Monat" is not.
const IN_PROSE = /^\p{Ll}/u;

/** Finds words and prices, each once. */
export function* readLines(lines: Line[], language: string): Steps<Reading> {
  const { text, starts } = join(lines);
  const { words, wordsAt } = yield* placeWords(lines, starts, language);
  const prices = yield* placePrices(text, starts, language);
  const labelled = yield* labelPrices({ language, lines, starts, prices, wordsAt });
  const byLine = Map.groupBy(labelled, ({ at }) => at);
  const pricesAt = (at: number): readonly LabelledPrice[] => byLine.get(at) ?? [];
  const asked = askingOnce(lines, language);
  return { lines, starts, words, wordsAt, asked, prices: labelled, pricesAt };
}

/** Each line is looked through once, when it is first asked about. */
function askingOnce(lines: readonly Line[], language: string): Reading['asked'] {
  const { find } = wordsFor(language);
  const found = new Map<number, ReadonlySet<Category>>();
  return (at, category) => {
    const known =
      found.get(at) ?? new Set(find(lines[at]!.text, ASIDES).map((word) => word.category));
    found.set(at, known);
    return known.has(category);
  };
}

function join(lines: readonly Line[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (text.length > MAX_TEXT) break;
    // A bar keeps what belongs to one line from being found across two; a label and the price below it may touch.
    if (starts.length > 0) text += STARTS_WORD.test(line.text) ? '\n|\n' : '\n';
    starts.push(text.length);
    text += line.text;
  }
  return { text, starts };
}

function* placeWords(
  lines: readonly Line[],
  starts: readonly number[],
  language: string,
): Steps<Pick<Reading, 'words' | 'wordsAt'>> {
  const { inLine } = wordsFor(language);
  const byLine: PlacedWord[][] = [];
  const words = new Map<Category, PlacedWord[]>();
  for (const [at, start] of starts.entries()) {
    const line = lines[at]!.text;
    const here: PlacedWord[] = [];
    byLine.push(here);
    for (const { category, index, length } of inLine(line)) {
      const word = {
        category,
        at,
        index: start + index,
        text: line.slice(index, index + length),
      };
      if (category === 'planName' && IN_PROSE.test(word.text)) continue;
      append(words, category, word);
      here.push(word);
    }
    if (at % LINES_A_STEP === 0) yield;
  }
  return { words, wordsAt: (at) => byLine[at] ?? [] };
}

function* placePrices(
  text: string,
  starts: readonly number[],
  language: string,
): Steps<PlacedPrice[]> {
  const currencyHint = dollarOf(text);
  const found = yield* pricesIn(text, { language, currencyHint });
  let at = 0;
  return found.map((price) => {
    while (at + 1 < starts.length && starts[at + 1]! <= price.index) at++;
    return Object.assign(price, { at });
  });
}

const CODED = /\$\s?\p{Nd}[\p{Nd}.,]*\s?([A-Z]{3})(?!\p{L})/gu;
const MOST_CODED = 200;

/** The currency of a page's "$" where one of its prices says it: "$30.000 ARS" beside "$15.000". */
function dollarOf(text: string): string | undefined {
  const codes = new Set<string>();
  let count = 0;
  for (const [, code] of text.matchAll(CODED)) {
    if (isIsoCode(code!)) codes.add(code!);
    if (++count === MOST_CODED) break;
  }
  return codes.size === 1 ? [...codes][0] : undefined;
}

/** Whether the line at `at` holds a word of one of `categories`. */
export const says = (reading: Reading, at: number, categories: readonly Category[]): boolean =>
  reading.wordsAt(at).some((word) => categories.includes(word.category));

function append(map: Map<Category, PlacedWord[]>, category: Category, word: PlacedWord): void {
  const list = map.get(category);
  if (list) list.push(word);
  else map.set(category, [word]);
}
