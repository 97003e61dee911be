import type { Field, Frame, Line, PageFacts } from './page-facts.ts';
import { type FoundPrice, findPrices } from './price/find-prices.ts';
import type { Category } from './words/categories.ts';
import { wordsFor } from './words/words.ts';

/** A price in the scene, on the line `at`. */
export interface ScenePrice extends FoundPrice {
  at: number;
}

/** A known word in the scene, on the line `at`; `text` as it stands there. Indices count through the whole scene. */
export interface SceneWord {
  category: Category;
  at: number;
  index: number;
  text: string;
}

/**
 * The part of a page where the buying happens: the open dialog that asks for money, else the page without its
 * navigation and footer. Words and prices are found once, here.
 */
export interface Scene {
  facts: PageFacts;
  language: string;
  inDialog: boolean;
  lines: Line[];
  fields: Field[];
  frames: Frame[];
  prices: ScenePrice[];
  words: ReadonlyMap<Category, SceneWord[]>;
  wordsAt: (at: number) => SceneWord[];
}

const MAX_TEXT = 200_000;

export function setScene(facts: PageFacts, language: string): Scene {
  const dialog = askingDialog(facts, language);
  const belongs = (one: { dialog: number; place?: string }) =>
    dialog === 0
      ? one.dialog === 0 && (one.place ?? 'content') === 'content'
      : one.dialog === dialog;
  const kept = facts.lines.map((line) => belongs(line));
  const lines = facts.lines.filter((_, index) => kept[index]);
  const newIndex = renumber(kept);
  const fields = facts.fields
    .filter(belongs)
    .map((field) => ({ ...field, line: newIndex[field.line]! }));
  const frames = facts.frames.filter((frame) => frame.dialog === dialog && !frame.hidden);
  return { facts, language, inDialog: dialog !== 0, lines, fields, frames, ...readText(lines, language) };
}

/** How many kept lines stand before each line. */
function renumber(kept: boolean[]): number[] {
  const before = [0];
  for (const [index, isKept] of kept.entries()) before.push(before[index]! + Number(isKept));
  return before;
}

/** The last dialog that shows a price, a card form or a word of paying; 0 where none does. */
function askingDialog(facts: PageFacts, language: string): number {
  const last = facts.lines.reduce((most, line) => Math.max(most, line.dialog), 0);
  const words = wordsFor(language);
  for (let dialog = last; dialog > 0; dialog--) {
    if (facts.frames.some((frame) => frame.dialog === dialog && !frame.hidden)) return dialog;
    if (facts.fields.some((field) => field.dialog === dialog && field.autocomplete.includes('cc-')))
      return dialog;
    const text = facts.lines
      .filter((line) => line.dialog === dialog)
      .map((line) => line.text)
      .join('\n')
      .slice(0, 10_000);
    if (findPrices(text, { language }).length === 0) continue;
    if (words.find(text, ['pay', 'subscribe', 'order', 'upgrade', 'startTrial', 'toPayment']).length > 0)
      return dialog;
  }
  return 0;
}

function readText(lines: Line[], language: string) {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    if (text.length > MAX_TEXT) break;
    starts.push(text.length);
    text += `${line.text}\n`;
  }
  let cursor = 0;
  const lineAt = (index: number): number => {
    if (starts[cursor]! > index) cursor = 0;
    while (cursor + 1 < starts.length && starts[cursor + 1]! <= index) cursor++;
    return cursor;
  };

  const prices = findPrices(text, { language }).map((price) => ({ ...price, at: lineAt(price.index) }));
  cursor = 0;
  const byLine = new Map<number, SceneWord[]>();
  const words = new Map<Category, SceneWord[]>();
  for (const { category, index, length } of wordsFor(language).find(text)) {
    const word = { category, at: lineAt(index), index, text: text.slice(index, index + length) };
    append(words, category, word);
    append(byLine, word.at, word);
  }
  return { prices, words, wordsAt: (at: number) => byLine.get(at) ?? [] };
}

function append<Key>(map: Map<Key, SceneWord[]>, key: Key, word: SceneWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
