import { type LabelledPrice, labelPrices } from './offer/labels.ts';
import type { Line } from './page-facts.ts';
import { findPrices } from './price/find-prices.ts';
import type { Category } from './words/categories.ts';
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
}

const MAX_TEXT = 200_000;
// Plans have names: "Pro" is one, "pro" in "9 € pro Monat" is not.
const IN_PROSE = /^\p{Ll}/u;

export function readLines(lines: Line[], language: string): Reading {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (text.length > MAX_TEXT) break;
    // A bar keeps phrases from being found across two lines; a label and the price below it may touch.
    if (starts.length > 0) text += /^\p{L}/u.test(line.text) ? '\n|\n' : '\n';
    starts.push(text.length);
    text += line.text;
  }
  const found = findPrices(text, { language });
  const priceLine = lineFinder(starts);
  const prices = found.map((price) => Object.assign(price, { at: priceLine(price.index) }));

  const byLine = new Map<number, PlacedWord[]>();
  const words = new Map<Category, PlacedWord[]>();
  const wordLine = lineFinder(starts);
  for (const { category, index, length } of wordsFor(language).find(text)) {
    const word = { category, at: wordLine(index), index, text: text.slice(index, index + length) };
    if (category === 'planName' && IN_PROSE.test(word.text)) continue;
    append(words, category, word);
    append(byLine, word.at, word);
  }
  const wordsAt = (at: number): readonly PlacedWord[] => byLine.get(at) ?? [];
  return { lines, starts, words, wordsAt, prices: labelPrices({ lines, prices, wordsAt }) };
}

/** Whether the line at `at` holds a word of one of `categories`. */
export const says = (reading: Reading, at: number, categories: readonly Category[]): boolean =>
  reading.wordsAt(at).some((word) => categories.includes(word.category));

/** The line of an index; indices are asked for in rising order. */
function lineFinder(starts: number[]): (index: number) => number {
  let line = 0;
  return (index) => {
    while (line + 1 < starts.length && starts[line + 1]! <= index) line++;
    return line;
  };
}

function append<Key>(map: Map<Key, PlacedWord[]>, key: Key, word: PlacedWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
