import { commitButtons } from '../commit.ts';
import { remembered } from '../remembered.ts';
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

/** Twelve months, each rounded to the minor unit. */
const MOST_ROUNDING = 6;
/** Each price is compared with so many: where there are more it is no order. */
const MOST_COMPARED = 200;

/** The price of this purchase: what is due today, else the total, else the price that is given for it. */
export const choosePrice = remembered((scene: Scene): LabelledPrice | undefined => {
  let best: { price: LabelledPrice; rank: number } | undefined;
  for (const price of scene.prices) {
    const rank = rankOf(scene, price);
    if (rank > 0 && (!best || rank > best.rank)) best = { price, rank };
  }
  return best?.price;
});

function rankOf(scene: Scene, price: LabelledPrice): number {
  const line = scene.lines[price.at]!;
  let rank = RANK[price.label];
  // Nothing due today is a trial: the price is what comes after it.
  if (price.money.minor === 0) return rank > 0 ? 1 : rank;
  if (line.chosen === false) rank -= 60;
  if (line.chosen === true) rank += line.role === 'button' ? 8 : 15;
  if (line.chosen === true && price.label === 'plain') rank += 10;
  if (line.role === 'heading') rank += 5;
  if (price.label === 'button' && commitButtons(scene).includes(price.at)) rank += 20;
  // Set alone, as prices are that are meant to be seen.
  if (price.label === 'plain' && line.text.length - price.length <= 2) rank += 4;
  if (line.role === 'link') rank -= 20;
  if (price.label === 'plain' && price.period) rank += 10;
  if (price.label === 'plain' && (price.perSeat || price.each)) rank -= 3;
  if (says(scene, price, 'limit')) rank -= 30;
  if (price.label === 'plain' && isOfSeats(scene, price)) rank += 12;
  if (price.label === 'plain' && isOfPieces(scene, price)) rank += 12;
  if (isYearOf(scene, price)) rank += price.label === 'later' ? 30 : 25;
  if (line.text.length > 140) rank -= 10;
  if (price.label === 'plain' && isAskedFor(scene, price)) rank += 12;
  // Whatever speaks for the price of one thing, the sum of all is what is paid.
  if (price.label === 'plain') rank = Math.min(rank, RANK.total - 2);
  return rank;
}

/** "Upgrade to Pro" asks for the price of the line that begins with "Pro", among those of other plans. */
function isAskedFor(scene: Scene, { at }: LabelledPrice): boolean {
  const named = scene.wordsAt(at).find(({ category }) => category === 'planName');
  return (
    named !== undefined &&
    named.index === scene.starts[at] &&
    commitButtons(scene).some((button) =>
      scene
        .wordsAt(button)
        .some(({ category, text }) => category === 'planName' && text === named.text),
    )
  );
}

const seatPrices = remembered(({ prices }: Scene) =>
  prices.filter(({ perSeat }) => perSeat).slice(0, MOST_COMPARED),
);

const monthlyPrices = remembered(({ prices }: Scene) =>
  prices.filter(({ period }) => period === 'month').slice(0, MOST_COMPARED),
);

/** "$5 per seat / month" and below it "$30.00 / month": the second is that of six seats. */
const isOfSeats = (scene: Scene, price: LabelledPrice): boolean =>
  !price.perSeat &&
  price.period !== undefined &&
  seatPrices(scene).some(
    (seat) =>
      seat.index < price.index &&
      seat.period === price.period &&
      price.money.minor > seat.money.minor &&
      price.money.minor % seat.money.minor === 0,
  );

const PIECES = /(?<!\d)(\d{1,4})\s?[x×✕](?!\d)/i;

/** What several pieces of a price come to: "3 × licence at €29.50" is €88.50. */
const sumsOfPieces = remembered(({ lines, prices }: Scene) =>
  prices.slice(0, MOST_COMPARED).flatMap(({ at, index, money }) => {
    const count = Number(PIECES.exec(lines[at]!.text)?.[1] ?? 1);
    return count > 1 ? [{ index, minor: money.minor * count }] : [];
  }),
);

const isOfPieces = (scene: Scene, { index, money }: LabelledPrice): boolean =>
  sumsOfPieces(scene).some((sum) => sum.index < index && sum.minor === money.minor);

/** "$140.00/month billed annually at $1,680.00", "$4.67 / month" and "$56.00 per year": the second is what is charged. */
function isYearOf(scene: Scene, price: LabelledPrice): boolean {
  return monthlyPrices(scene).some((other) => {
    if (other.index >= price.index) return false;
    const rounding = Math.abs(other.money.minor * 12 - price.money.minor);
    if (rounding > MOST_ROUNDING) return false;
    const isBilledSo = other.billed === 'year' || price.billed === 'year' || isYearly(scene, other);
    return rounding === 0 ? isBilledSo : price.period === 'year';
  });
}

/** "$3/mo" and under it "Billed annually". */
const isYearly = (scene: Scene, { at }: LabelledPrice): boolean =>
  [at, at + 1].some((line) => scene.wordsAt(line).some(({ category }) => category === 'yearly'));

const says = (scene: Scene, price: LabelledPrice, category: string): boolean =>
  scene
    .wordsAt(price.at)
    .some(
      (word) =>
        word.category === category &&
        word.index < price.index &&
        (price.index - word.index < 20 || word.index === scene.starts[price.at]),
    );
