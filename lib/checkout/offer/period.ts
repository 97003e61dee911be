import type { Scene } from '../scene.ts';
import type { BillingPeriod } from '../sighting.ts';
import type { Category } from '../words/categories.ts';
import type { LabelledPrice } from './labels.ts';

const ADVERBS: Partial<Record<Category, BillingPeriod>> = {
  weekly: 'week',
  monthly: 'month',
  quarterly: 'quarter',
  yearly: 'year',
};

/**
 * How often the chosen price is due, by the weight of what the page says: the price itself, the same amount elsewhere,
 * a marked choice ("Annual"), how it is billed, and last any other word. A sum without a word of recurrence is paid
 * once; a page without a sum leaves it unknown.
 */
export function choosePeriod(
  scene: Scene,
  price: LabelledPrice | undefined,
): BillingPeriod | undefined {
  const votes = new Map<BillingPeriod, number>();
  const vote = (period: BillingPeriod | undefined, weight: number) => {
    if (period) votes.set(period, (votes.get(period) ?? 0) + weight);
  };

  if (price) {
    vote(price.billed, 40);
    const isUnit = price.perSeat || price.each;
    vote(price.period, price.billed ? 0 : isUnit ? 12 : 30);
  }
  for (const other of scene.prices) {
    if (scene.lines[other.at]!.chosen === false || other.money.minor === 0) continue;
    const isSame =
      price !== undefined && other !== price && other.money.minor === price.money.minor;
    vote(other.billed, isSame ? 20 : 6);
    vote(other.period, other.billed ? 0 : isSame ? 16 : other.label === 'plain' ? 2 : 5);
  }
  for (const [category, period] of Object.entries(ADVERBS) as [Category, BillingPeriod][]) {
    for (const word of scene.words.get(category) ?? []) {
      const line = scene.lines[word.at]!;
      if (line.chosen === false) continue;
      vote(period, line.chosen === true ? 18 : line.role === 'heading' ? 4 : 2);
    }
  }
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  if (winner) return winner[0];
  const isSum = price !== undefined && price.label !== 'plain';
  const recurs = (['renews', 'trial', 'cancelAnyTime', 'subscribe'] as const).some((one) =>
    scene.words.has(one),
  );
  return scene.words.has('once') || (isSum && !recurs) ? 'once' : undefined;
}
