import type { Field } from '../page-facts.ts';
import { UNITS, type Unit } from '../price/terms.ts';
import { type PlacedWord, says } from '../reading.ts';
import { remembered } from '../remembered.ts';
import type { Scene } from '../scene.ts';
import type { Category } from '../words/categories.ts';
import { expressionFor, type Writer } from '../words/expressions.ts';
import { scriptAt, UNSPACED } from '../words/script.ts';
import { wordsFor } from '../words/words.ts';

const NUMBER = /(?<![\p{Nd}.,])\p{Nd}{1,6}(?![\p{Nd}.,]*\p{Nd}|\s?%)/gu;
const LESS = /^[-−–﹣－]$/;
const MORE = /^[+＋]$/;
const STEPPER = /^\p{Nd}{1,6}$/u;
const LONGEST_LINE = 160;
const MOST_LINES = 200;
const BOUND_BEFORE = 20;
const BOUND_AFTER = 3;
const TIMES_AFTER = /^\s?(?:\p{L}{4,}\s)?[×x✕](?=\s|\d|$)/iu;
const TIMES_BEFORE = /(?:^|\s)[×x✕]\s?$/i;
const OF_SEATS = /seat|licen|user|member|agent/;
const OF_QUANTITY = /qty|quantit|menge|anzahl|cantidad|quantidade|antal|ilo[sś][cć]|数量/;

/** A number that may be the count of seats. */
interface Candidate {
  count: number;
  weight: number;
}

/** How many seats are bought, where the page says so: a quantity box or stepper, an order line, a sentence. */
export const countSeats = remembered((scene: Scene): number | undefined => {
  const candidates = [
    ...scene.fields.flatMap((field) => inBox(scene, field)),
    ...inSeveralBoxes(scene),
    ...countingLines(scene).flatMap((at) => inLine(scene, at)),
  ].filter(({ count }) => count > 0);
  candidates.sort((a, b) => b.weight - a.weight);
  return candidates[0]?.count;
});

/** A quantity box with a word of seats or quantity in it or beside it. */
function inBox(scene: Scene, { quantity, hint, line }: Field): Candidate[] {
  if (quantity === undefined) return [];
  const near = (...categories: Category[]) =>
    [line - 2, line - 1, line].some((at) => says(scene, at, categories));
  const asked = (category: Category) => wordsFor(scene.language).find(hint, [category]).length > 0;
  if (OF_SEATS.test(hint) || asked('seat') || near('seat', 'addSeats'))
    return [{ count: quantity, weight: 30 }];
  if (OF_QUANTITY.test(hint) || asked('quantity') || near('quantity')) return pieces(quantity, 22);
  if (isInColumn(scene, line)) return pieces(quantity, 18);
  return isBetween(scene, line - 1, line) ? pieces(quantity, 12) : [];
}

/** "Full seats [3]", "Dev seats [2]": several kinds of seats are bought together. */
function inSeveralBoxes({ fields }: Scene): Candidate[] {
  const counts = fields
    .filter(({ hint }) => OF_SEATS.test(hint))
    .flatMap(({ quantity }) => quantity ?? []);
  return counts.length > 1
    ? [{ count: counts.reduce((sum, count) => sum + count), weight: 31 }]
    : [];
}

/** One piece of something says least about seats. */
const pieces = (count: number, weight: number): Candidate[] => [
  { count, weight: count > 1 ? weight : 2 },
];

/** "9 of 10 seats used" counts what there is. */
const SHARE: Writer = (anyOf) => new RegExp(String.raw`\p{Nd}\s?${anyOf('outOf')}\s?\p{Nd}`, 'iu');

/** "from 5 to [9] seats": what it changes to is bought. */
const CHANGED: Writer = (anyOf) =>
  new RegExp(
    String.raw`\p{Nd}\]?\s?${anyOf('changesTo')}\s?\[?(\p{Nd}{1,6})(?![\p{Nd}.,]*\p{Nd})`,
    'iu',
  );

/** The first lines that may say how many; where there are more it is a list, not an order. */
function countingLines(scene: Scene): number[] {
  const found: number[] = [];
  for (const [at, { chosen, text }] of scene.lines.entries()) {
    if (chosen === false || text.length > LONGEST_LINE || !/\p{Nd}/u.test(text)) continue;
    const counts =
      STEPPER.test(text) || says(scene, at, ['seat', 'quantity']) || /[×x✕]/i.test(text);
    if (counts && found.push(at) === MOST_LINES) break;
  }
  return found;
}

function inLine(scene: Scene, at: number): Candidate[] {
  const { text } = scene.lines[at]!;
  if (expressionFor(scene.language, SHARE).test(text)) return [];
  if (STEPPER.test(text)) return inStepper(scene, at, valueOf(text));
  const changed = expressionFor(scene.language, CHANGED).exec(text)?.[1];
  if (changed && says(scene, at, ['seat'])) return [{ count: valueOf(changed), weight: 26 }];
  return [...text.matchAll(NUMBER)].flatMap((match) => inText(scene, at, match[0], match.index));
}

/** A number alone on its line, under a word of seats or quantity. */
function inStepper(scene: Scene, at: number, count: number): Candidate[] {
  const under = (category: Category) =>
    says(scene, at - 1, [category]) || says(scene, at - 2, [category]);
  if (under('seat')) return [{ count, weight: 20 }];
  if (under('quantity') || isBetween(scene, at - 1, at + 1)) return pieces(count, 16);
  return isInColumn(scene, at) || isMultiplied(scene, at, count) ? pieces(count, 10) : [];
}

/** "20", "8,000", "160,000" in the cells of a row. */
function isMultiplied({ prices }: Scene, at: number, count: number): boolean {
  const first = prices.findIndex((price) => price.at > at);
  const [each, all] = prices.slice(first, first + 2);
  return (
    first >= 0 &&
    all !== undefined &&
    all.at <= at + 2 &&
    each!.money.minor * count === all.money.minor
  );
}

/** "−", the number, "+". */
const isBetween = ({ lines }: Scene, before: number, after: number): boolean =>
  LESS.test(lines[before]?.text ?? '') && MORE.test(lines[after]?.text ?? '');

const MOST = 0.6;
const MOST_COLUMNS = 6;

/** "Quantity" some cells above: a table, read line by line. */
function isInColumn(scene: Scene, at: number): boolean {
  for (let above = at - 3; above >= Math.max(0, at - MOST_COLUMNS); above--) {
    const { text } = scene.lines[above]!;
    const isHead = scene
      .wordsAt(above)
      .some(
        ({ category, text: word }) =>
          (category === 'quantity' || category === 'seat') && word.length >= text.length * MOST,
      );
    if (isHead) return true;
  }
  return false;
}

/** "12 × $4.00", "Qty 2", "3 seats"; not where the word before bounds the number ("up to 10 users"). */
function inText(scene: Scene, at: number, digits: string, offset: number): Candidate[] {
  const line = scene.lines[at]!;
  const count = valueOf(digits);
  const start = scene.starts[at]! + offset;
  const end = start + digits.length;
  const words = scene.wordsAt(at);
  const isPrice = scene
    .pricesAt(at)
    .some(({ index, length }) => start < index + length && end > index);
  const isBound = words.some((word) => bounds(word, start, end));
  // "¥550 / 1 user" is the price of one.
  if (/[/／]\s?$/.test(line.text.slice(0, offset))) return [];
  if (isPrice || isBound || words.some((word) => isSpan(word, end))) return [];
  const speaksOfSeats = words.some(
    ({ category }) => category === 'seat' || category === 'quantity',
  );
  const isFactor =
    TIMES_AFTER.test(line.text.slice(offset + digits.length)) ||
    TIMES_BEFORE.test(line.text.slice(0, offset));
  const isNamed = words.some(
    ({ category, index }) => category === 'seat' && index >= end && index - end <= 1,
  );
  // Twelve of something without a name are months.
  if (isFactor && count === 12 && !isNamed) return pieces(count, 3);
  if (isFactor) return speaksOfSeats ? [{ count, weight: 14 }] : pieces(count, 10);

  const before = words.find((word) => isJustBefore(word, start));
  if (before) return before.category === 'seat' ? [{ count, weight: 12 }] : pieces(count, 12);
  const follows = words.some(
    ({ category, index }) => category === 'seat' && index >= end && index - end <= 12,
  );
  if (!follows) return [];
  const isOrdered = [at, at + 1].some((line) => scene.pricesAt(line).length > 0);
  return [{ count, weight: 4 + (isOrdered ? 4 : 0) + (line.role === 'button' ? 28 : 0) }];
}

/** "up to 10 users"; scripts without spaces put the bound behind: "10名まで". */
const bounds = ({ category, index, text }: PlacedWord, start: number, end: number): boolean =>
  category === 'limit' &&
  (index < start
    ? start - index < BOUND_BEFORE
    : scriptAt(text, 0) === UNSPACED && index - end <= BOUND_AFTER);

/** "× 12 months" */
const isSpan = ({ category, index }: PlacedWord, end: number): boolean =>
  UNITS.includes(category as Unit) && index >= end && index - end <= 1;

const valueOf = (digits: string): number => Number(digits.normalize('NFKC'));

const isJustBefore = ({ category, index, text }: PlacedWord, start: number): boolean =>
  (category === 'quantity' || category === 'seat') &&
  index + text.length <= start &&
  start - index - text.length <= 3;
