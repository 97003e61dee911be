import type { Scene } from '../scene.ts';
import type { LabelledPrice, PriceLabel } from './labels.ts';

/** How much a label speaks for its price being the price of this purchase. */
const RANK: Record<PriceLabel, number> = {
  'due-today': 100,
  total: 80,
  button: 70,
  subtotal: 40,
  plain: 30,
  later: 15,
  tax: -100,
  discount: -100,
  shipping: -100,
};

/** The price of this purchase: what is due today, else the total, else the price that is given for it. */
export function choosePrice(scene: Scene): LabelledPrice | undefined {
  let best: { price: LabelledPrice; rank: number } | undefined;
  for (const price of scene.prices) {
    const rank = rankOf(scene, price);
    if (rank > 0 && (!best || rank > best.rank)) best = { price, rank };
  }
  return best?.price;
}

function rankOf(scene: Scene, price: LabelledPrice): number {
  const line = scene.lines[price.at]!;
  let rank = RANK[price.label];
  // Nothing due today is a trial: the price is what comes after it.
  if (price.money.minor === 0) return rank > 0 ? 1 : rank;
  if (line.chosen === false) rank -= 60;
  if (line.chosen === true) rank += line.role === 'button' ? 8 : 15;
  if (line.chosen === true && price.label === 'plain') rank += 10;
  if (line.role === 'heading') rank += 5;
  if (line.role === 'link') rank -= 20;
  if (price.label === 'plain' && price.period) rank += 10;
  if (price.label === 'plain' && (price.perSeat || price.each)) rank -= 3;
  if (says(scene, price, 'limit')) rank -= 10;
  if (isYearOf(scene, price)) rank += 15;
  if (line.text.length > 140) rank -= 10;
  return rank;
}

/** "$140.00/month billed annually at $1,680.00": the second is what is charged. */
const isYearOf = ({ pricesAt }: Scene, price: LabelledPrice): boolean =>
  pricesAt(price.at).some(
    (other) =>
      other.index < price.index &&
      other.billed === 'year' &&
      other.money.minor * 12 === price.money.minor,
  );

const says = (scene: Scene, price: LabelledPrice, category: string): boolean =>
  scene
    .wordsAt(price.at)
    .some(
      (word) =>
        word.category === category && word.index < price.index && price.index - word.index < 20,
    );
