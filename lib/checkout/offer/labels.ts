import type { Line } from '../page-facts.ts';
import type { FoundPrice } from '../price/find-prices.ts';
import type { PlacedWord } from '../reading.ts';
import type { Steps } from '../steps.ts';
import type { Category } from '../words/categories.ts';
import { wordsFor } from '../words/words.ts';

/** What a price is the price of. `later`: what is due after the first payment. */
export type PriceLabel =
  | 'due-today'
  | 'total'
  | 'subtotal'
  | 'button'
  | 'tax'
  | 'discount'
  | 'shipping'
  | 'later'
  | 'plain';

/** A price on the line `at`. */
export interface PlacedPrice extends FoundPrice {
  at: number;
}

export interface LabelledPrice extends PlacedPrice {
  label: PriceLabel;
}

interface Surroundings {
  language: string;
  lines: readonly Line[];
  starts: readonly number[];
  prices: readonly PlacedPrice[];
  wordsAt: (at: number) => readonly PlacedWord[];
}

const LABELS: Partial<Record<Category, PriceLabel>> = {
  dueToday: 'due-today',
  subtotal: 'subtotal',
  tax: 'tax',
  shipping: 'shipping',
  delivery: 'shipping',
  total: 'total',
  renews: 'later',
};
/** These may stand behind their price, as in "$25 due today". */
const MAY_FOLLOW: ReadonlySet<PriceLabel> = new Set(['due-today', 'total', 'later']);
const LONGEST_LONE_REST = 24;
const MOST_SUMMED = 20;
/** More than the sign of a currency before a price: the line names it itself. */
const NAMED = /\p{L}{2,}\P{L}+\p{L}|\p{L}{4,}/u;
/** "$2,000.00 ($6.67 x 25 users x 12 months)" */
const REASONED = /^[^()]{1,20}\([^()]*\)$/;

/** Names each price by the word before it on its line; where it stands alone, by the line before. */
export function* labelPrices(scene: Surroundings): Steps<LabelledPrice[]> {
  const priced = new Set(scene.prices.map(({ at }) => at));
  const labelled: LabelledPrice[] = [];
  for (const [order, price] of scene.prices.entries()) {
    labelled.push(Object.assign(price, { label: labelOf(scene, price, order, priced) }));
    yield;
  }
  nameSum(labelled);
  return labelled;
}

/** The price that is another and its tax together is the total, whatever it or the other is called. */
function nameSum(prices: LabelledPrice[]): void {
  const amounts = (label: PriceLabel) =>
    prices.filter((one) => one.label === label).map(({ money }) => money.minor);
  const taxes = amounts('tax')
    .filter((tax) => tax > 0)
    .slice(0, MOST_SUMMED);
  if (amounts('due-today').length > 0) return;
  if (amounts('total').length > 0) return netOnly(prices, amounts('total'), taxes);
  const subtotals = [...amounts('subtotal'), ...amounts('plain')].slice(0, MOST_SUMMED);
  const sums = new Set(subtotals.flatMap((sum) => taxes.map((tax) => sum + tax)));
  for (const price of prices)
    if (sums.has(price.money.minor) && price.label === 'plain') price.label = 'total';
}

/** Of two totals the one before tax is none. */
function netOnly(prices: LabelledPrice[], totals: number[], taxes: number[]): void {
  const isNet = (total: number) => taxes.some((tax) => tax > 0 && totals.includes(total + tax));
  for (const price of prices)
    if (price.label === 'total' && isNet(price.money.minor)) price.label = 'subtotal';
}

function labelOf(
  scene: Surroundings,
  price: PlacedPrice,
  order: number,
  priced: ReadonlySet<number>,
): PriceLabel {
  if (price.negative || isSaved(scene, price)) return 'discount';
  const line = scene.lines[price.at]!;
  const previous = scene.prices[order - 1];
  const isSecond = previous?.at === price.at;
  const floor = isSecond ? previous.index + previous.length : 0;
  const words = scene.wordsAt(price.at);
  const before = labelIn(
    scene,
    words.filter(({ index }) => index >= floor && index < price.index).toReversed(),
  );
  const next = scene.prices[order + 1];
  const ceiling = next?.at === price.at ? next.index : Infinity;
  const after = labelIn(
    scene,
    words.filter(({ index }) => index > price.index && index < ceiling),
  );
  // "Prorated until the next renewal: $23.33 will be charged now"
  if (before === 'later' && after === 'due-today') return after;
  if (before) return before;
  const isUnit = price.perSeat && next?.at === price.at;
  if (after && !isUnit && (MAY_FOLLOW.has(after) || (after === 'tax' && isSecond))) return after;
  if (line.role === 'button') return 'button';
  const above = price.at - 1;
  const rest = line.text.length - price.length;
  const isNamed = NAMED.test(line.text.slice(0, price.index - scene.starts[price.at]!));
  const isLone = (rest <= LONGEST_LONE_REST && !isNamed) || REASONED.test(line.text);
  if (!isLone || above < 0 || priced.has(above)) return 'plain';
  return labelIn(scene, [...scene.wordsAt(above)].toReversed()) ?? 'plain';
}

const NEAREST = 3;

/** "Save $28.00", "20 € Rabatt": a word of what is not paid, and nothing but its price. */
function isSaved({ wordsAt }: Surroundings, price: PlacedPrice): boolean {
  const end = price.index + price.length;
  return wordsAt(price.at).some(
    ({ category, index, text }) =>
      category === 'discount' &&
      (index < price.index
        ? price.index - index - text.length <= NEAREST
        : index >= end && index - end <= NEAREST),
  );
}

/** What is said of a sum in brackets, or as being in it or not, does not name it: "Total (VAT)", "Price excl. VAT". */
const ASIDE: ReadonlySet<PriceLabel> = new Set(['tax', 'shipping']);
const IN_BRACKETS = /[(（[][^)）\]]*$/;
const REACH = 12;

function labelIn(scene: Surroundings, words: readonly PlacedWord[]): PriceLabel | undefined {
  for (const word of words) {
    const label = LABELS[word.category];
    if (label && !(ASIDE.has(label) && isAside(scene, word))) return label;
  }
  return undefined;
}

function isAside(scene: Surroundings, { at, index, text }: PlacedWord): boolean {
  const before = scene.lines[at]!.text.slice(0, index - scene.starts[at]!);
  if (IN_BRACKETS.test(before)) return true;
  const near = before.slice(-REACH) + text;
  const said = wordsFor(scene.language).find(near, ['withOrWithout']).at(-1);
  return said !== undefined && !/\d/.test(near.slice(said.index));
}
