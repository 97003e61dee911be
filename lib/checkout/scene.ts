import { type LabelledPrice, labelPrices } from './offer/labels.ts';
import type { Field, Frame, Line, PageFacts } from './page-facts.ts';
import { takesCards } from './payment-hosts.ts';
import { findPrices } from './price/find-prices.ts';
import type { Category } from './words/categories.ts';
import { wordsFor } from './words/words.ts';

/** A known word on the line `at`; `text` as it stands there. Indices count through the whole scene. */
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
  /** Where each line starts in the scene. */
  starts: number[];
  fields: Field[];
  frames: Frame[];
  prices: LabelledPrice[];
  words: ReadonlyMap<Category, SceneWord[]>;
  wordsAt: (at: number) => readonly SceneWord[];
}

const MAX_TEXT = 200_000;
const MAX_DIALOG_TEXT = 10_000;
/** Words of consent, on buttons that commit where the box around them speaks of money. */
export const CONFIRMS =
  /\b(confirm|approve|accept|agree|proceed|submit|best(ä|ae)tig|zustimm|valider|approuver|aceptar|aprobar|aprovar|approva|accetta|bevestig|akkoord|potwierd|zatwierd|bekräfta|godkänn|bekræft|godkend)|確認|確定|承認|확인|승인|确认|确定|批准/i;
// Plans have names: "Pro" is one, "pro" in "9 € pro Monat" is not.
const IN_PROSE = /^\p{Ll}/u;
const COMMITTING: readonly Category[] = [
  'pay',
  'subscribe',
  'order',
  'upgrade',
  'startTrial',
  'toPayment',
];

export function setScene(facts: PageFacts, language: string): Scene {
  const { dialog, isWhole } = askingDialog(facts, language);
  const belongs = (one: { dialog: number; place?: string }) =>
    one.dialog === dialog
      ? dialog > 0 || (one.place ?? 'content') === 'content'
      : !isWhole && one.dialog === 0 && one.place === 'content';
  const kept = facts.lines.map(belongs);
  const before = countBefore(kept);
  const lines = facts.lines.filter((_, index) => kept[index]);
  return {
    facts,
    language,
    inDialog: dialog > 0,
    lines,
    fields: facts.fields
      .filter(belongs)
      .map((field) =>
        Object.assign({}, field, { line: before[Math.min(field.line, kept.length)] }),
      ),
    frames: facts.frames.filter((frame) => belongs(frame) && !frame.hidden),
    ...readText(lines, language),
  };
}

/** How many kept lines stand before each line. */
function countBefore(kept: boolean[]): number[] {
  const before = [0];
  for (const isKept of kept) before.push(before.at(-1)! + Number(isKept));
  return before;
}

/**
 * The last dialog that takes a card, or shows a price and a word of paying; 0 where none does. It is the whole order
 * where it shows a price; a box that only takes the card belongs to the order on the page behind it.
 */
function askingDialog(facts: PageFacts, language: string): { dialog: number; isWhole: boolean } {
  const last = facts.lines.reduce((most, line) => Math.max(most, line.dialog), 0);
  for (let dialog = last; dialog > 0; dialog--) {
    const text = textOf(facts, dialog);
    const isPriced = findPrices(text, { language }).length > 0;
    if (takesCard(facts, dialog)) return { dialog, isWhole: isPriced };
    if (isPriced && !COOKIES.test(text) && commits(text, language))
      return { dialog, isWhole: true };
  }
  return { dialog: 0, isWhole: true };
}

const textOf = ({ lines }: PageFacts, dialog: number): string =>
  lines
    .filter((line) => line.dialog === dialog)
    .map((line) => line.text)
    .join('\n')
    .slice(0, MAX_DIALOG_TEXT);

const takesCard = ({ frames, fields }: PageFacts, dialog: number): boolean =>
  frames.some((one) => one.dialog === dialog && takesCards(one.host, one.path)) ||
  fields.some((one) => one.dialog === dialog && one.autocomplete.includes('cc-'));

const commits = (text: string, language: string): boolean =>
  CONFIRMS.test(text) || wordsFor(language).find(text, COMMITTING).length > 0;

/** "Accept or subscribe" is asked before anything is read, not where something is bought. */
const COOKIES = /\bcookies?\b|tracking|クッキー|쿠키/i;

function readText(lines: Line[], language: string) {
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

  const byLine = new Map<number, SceneWord[]>();
  const words = new Map<Category, SceneWord[]>();
  const wordLine = lineFinder(starts);
  for (const { category, index, length } of wordsFor(language).find(text)) {
    const word = { category, at: wordLine(index), index, text: text.slice(index, index + length) };
    if (category === 'planName' && IN_PROSE.test(word.text)) continue;
    append(words, category, word);
    append(byLine, word.at, word);
  }
  const wordsAt = (at: number): readonly SceneWord[] => byLine.get(at) ?? [];
  return { starts, words, wordsAt, prices: labelPrices({ lines, prices, wordsAt }) };
}

/** The line of an index; indices are asked for in rising order. */
function lineFinder(starts: number[]): (index: number) => number {
  let line = 0;
  return (index) => {
    while (line + 1 < starts.length && starts[line + 1]! <= index) line++;
    return line;
  };
}

function append<Key>(map: Map<Key, SceneWord[]>, key: Key, word: SceneWord): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
