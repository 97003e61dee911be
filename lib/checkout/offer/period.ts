import { commitButtons } from '../commit.ts';
import { UNITS, type Unit, periodOf } from '../price/terms.ts';
import { type PlacedWord, says } from '../reading.ts';
import type { Scene } from '../scene.ts';
import type { BillingPeriod } from '../sighting.ts';
import type { Category } from '../words/categories.ts';
import type { LabelledPrice } from './labels.ts';
import { countSeats } from './seats.ts';

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
  if (price && !price.period && topsUp(scene)) return 'once';
  const votes = new Map<BillingPeriod, number>();
  const vote = (period: BillingPeriod | undefined, weight: number) => {
    if (period) votes.set(period, (votes.get(period) ?? 0) + weight);
  };

  if (price) {
    vote(price.billed, 40);
    const isUnit = price.perSeat || price.each;
    vote(price.period, price.billed ? 0 : isUnit ? 12 : 30);
    vote(adverbOn(scene, price.at), 16);
    if (isTwelveMonths(scene, price)) vote('year', 25);
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
  for (const { at, period, isTerm } of statedPeriods(scene))
    if (period && scene.lines[at]!.chosen !== false)
      vote(period, price && at === price.at ? 20 : isTerm ? 14 : 3);
  if (price && isUnder(scene, price.at)) vote(adverbOn(scene, price.at - 1), 25);
  const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
  if (winner) return winner[0];
  if (price) {
    const behind = samePriceBehind(scene, price) ?? laterPriceBehind(scene);
    if (behind) return behind;
  }
  const isSum = price !== undefined && price.label !== 'plain';
  return saysOnce(scene) || (isSum && !speaksOfRecurrence(scene)) ? 'once' : undefined;
}

const speaksOfRecurrence = ({ words }: Scene): boolean =>
  (['renews', 'trial', 'cancelAnyTime', 'subscribe'] as const).some((one) => words.has(one));

/** "x12 €24.00 per month" or "12 x R$ 19,90", and twelve times that in all, for each seat. */
const isTwelveMonths = (scene: Scene, { money, period }: LabelledPrice): boolean =>
  !period &&
  scene.prices.some(
    (one) =>
      (one.period === 'month' || TWELVE_TIMES.test(scene.lines[one.at]!.text)) &&
      one.money.minor * 12 * (one.perSeat || one.each ? (countSeats(scene) ?? 1) : 1) ===
        money.minor,
  );

const TWELVE_TIMES = /(?<!\d)12\s?[x×]|[x×]\s?12(?!\d|\s*\p{L})/iu;

/** Whether what is used up later is all that can be bought: every button that commits says so, or the box's own title. */
function topsUp(scene: Scene): boolean {
  if (scene.prices.some(({ period }) => period)) return false;
  const buttons = commitButtons(scene);
  return (
    (buttons.length > 0 && buttons.every((at) => says(scene, at, ['topUp']))) ||
    titles(scene).some((at) => says(scene, at, ['topUp']))
  );
}

/** The lines that say what a page or box is about. */
const titles = ({ inDialog, lines }: Scene): number[] =>
  [...lines.keys()].filter((at) => (inDialog && at === 0) || lines[at]!.role === 'heading');

const COUNT_BEFORE = /(?<![\d.,])(\d{1,3})\s?[\s-]?$/;
const LONGEST_STATEMENT = 120;

/** A period in words. `isTerm`: what is paid for, as in "× 12 months" or a cell that says no more than it. */
interface Statement {
  at: number;
  period: BillingPeriod | undefined;
  isTerm: boolean;
}

const LONGEST_TERM = 22;

/** "Growth, 12 months $228.00": the price of the term comes right behind it. */
const isPaidFor = ({ prices }: Scene, at: number, end: number): boolean =>
  prices.some((price) => price.at === at && price.index >= end && price.index - end <= 3);

/** "50% off for 3 months" is no term, "1 month free" neither. */
const isGiven = (scene: Scene, { at, index, text }: PlacedWord): boolean =>
  scene
    .wordsAt(at)
    .some((word) =>
      word.category === 'discount'
        ? word.index < index
        : word.category === 'free' && isJust(word.index, index + text.length),
    );

const isFactor = (before: string, line: string): boolean =>
  !line.includes('%') && /[×x✕*]\s?\d+\s?$/i.test(before);

/** Periods in words, without a price beside them: "Suscripción de 1 año", "× 12 months", "once per year". */
function statedPeriods(scene: Scene): Statement[] {
  return UNITS.filter((unit) => unit !== 'day').flatMap((unit) =>
    (scene.words.get(unit) ?? []).flatMap((word) => {
      const line = scene.lines[word.at]!;
      const isAside =
        scene.asked(word.at, 'newsletter') ||
        (scene.asked(word.at, 'upkeep') && !speaksOfRecurrence(scene)) ||
        isGiven(scene, word);
      if (line.text.length > LONGEST_STATEMENT || isAside) return [];
      const before = line.text.slice(0, word.index - scene.starts[word.at]!);
      const count = COUNT_BEFORE.exec(before)?.[1];
      if (count) {
        const isPaid = scene
          .pricesAt(word.at)
          .some(({ index, length }) => word.index > index && word.index - index - length < 2);
        if (isPaid) return [];
        const isTerm =
          line.text.length <= LONGEST_TERM ||
          isFactor(before, line.text) ||
          isPaidFor(scene, word.at, word.index + word.text.length);
        return [{ at: word.at, period: periodOf(Number(count), unit as Unit), isTerm }];
      }
      const after = line.text.slice(before.length + word.text.length);
      // "(month)"; "(주)가비아" is a company.
      if (before.endsWith('(') && /^[)](?!\p{L})/u.test(after))
        return [{ at: word.at, period: periodOf(1, unit as Unit), isTerm: true }];
      const joins = scene
        .wordsAt(word.at)
        .some(
          ({ category, index, text }) =>
            category === 'per' && isJust(word.index, index + text.length),
        );
      return joins ? [{ at: word.at, period: periodOf(1, unit as Unit), isTerm: false }] : [];
    }),
  );
}

const isJust = (index: number, end: number): boolean => index >= end && index - end <= 1;

/** Whether the price stands alone under its label. */
const isUnder = (scene: Scene, at: number): boolean =>
  at > 0 && (scene.lines[at]?.text.length ?? 99) < 24 && !/\d/.test(scene.lines[at - 1]!.text);

function adverbOn(scene: Scene, at: number): BillingPeriod | undefined {
  for (const { category } of scene.wordsAt(at)) {
    const period = ADVERBS[category];
    if (period) return period;
  }
  return undefined;
}

/** "Paid once"; "once per year" is another thing. */
const saysOnce = (scene: Scene): boolean =>
  (scene.words.get('once') ?? []).some(
    ({ at, index, text }) =>
      !scene
        .wordsAt(at)
        .some(
          ({ category, index: next }) => category === 'per' && isJust(next, index + text.length),
        ),
  );

/** "Next payment €39.00", and on the page behind "€39 / month". */
const laterPriceBehind = (scene: Scene): BillingPeriod | undefined =>
  scene.prices.map((one) => samePriceBehind(scene, one)).find((period) => period !== undefined);

/** What a dialog leaves out often stands on the page behind it: the same amount, with its period. */
function samePriceBehind({ behind }: Scene, price: LabelledPrice): BillingPeriod | undefined {
  const same = behind?.prices.find(
    ({ money, period }) => period && money.minor === price.money.minor,
  );
  return same?.billed ?? same?.period;
}
