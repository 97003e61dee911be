import type { Scene, ScenePrice, SceneWord } from '../scene.ts';
import type { Category } from '../words/categories.ts';

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

export interface LabelledPrice extends ScenePrice {
  label: PriceLabel;
}

type Labelled = Pick<Scene, 'lines' | 'prices' | 'wordsAt'>;

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

/** Names each price by the word before it on its line; where it stands alone, by the line before. */
export function labelPrices(scene: Labelled): LabelledPrice[] {
  return scene.prices.map((price, order) => ({ ...price, label: labelOf(scene, price, order) }));
}

function labelOf(scene: Labelled, price: ScenePrice, order: number): PriceLabel {
  if (price.negative) return 'discount';
  const line = scene.lines[price.at]!;
  const previous = scene.prices[order - 1];
  const isSecond = previous?.at === price.at;
  const floor = isSecond ? previous.index + previous.length : 0;
  const words = scene.wordsAt(price.at);
  const before = labelIn(words.filter(({ index }) => index >= floor && index < price.index).reverse());
  if (before) return before;
  const after = labelIn(words.filter(({ index }) => index > price.index));
  if (after && (MAY_FOLLOW.has(after) || (after === 'tax' && isSecond))) return after;
  if (line.role === 'button') return 'button';
  const above = price.at - 1;
  const isLone = line.text.length <= price.length + LONGEST_LONE_REST;
  if (!isLone || above < 0 || scene.prices.some(({ at }) => at === above)) return 'plain';
  return labelIn([...scene.wordsAt(above)].reverse()) ?? 'plain';
}

function labelIn(words: readonly SceneWord[]): PriceLabel | undefined {
  for (const { category } of words) {
    const label = LABELS[category];
    if (label) return label;
  }
  return undefined;
}
