import type { Scene } from '../scene.ts';
import type { Category } from '../words/categories.ts';

const COUNT = /(?<![\d.,])\d{1,6}(?![\d.,]*\d|\s?%)/g;
const OF_SEATS: readonly Category[] = ['seat', 'perSeat'];

interface Candidate {
  count: number;
  weight: number;
}

/** How many seats are bought, where the page says so: a quantity box or stepper, an order line, a sentence. */
export function countSeats(scene: Scene): number | undefined {
  const sellsSeats = OF_SEATS.some((category) => scene.words.has(category));
  const candidates = [
    ...boxes(scene),
    ...steppers(scene),
    ...scene.lines.flatMap((_, at) => inLine(scene, at)),
  ].filter(({ count }) => count > 0 && (count > 1 || sellsSeats));
  const [best] = candidates.sort((a, b) => b.weight - a.weight);
  return best?.count;
}

/** A quantity box with a word of seats or quantity beside it. */
function boxes(scene: Scene): Candidate[] {
  return scene.fields.flatMap((field) => {
    if (field.quantity === undefined) return [];
    const near = [field.line - 1, field.line - 2, field.line].filter((at) => at >= 0);
    const isOfSeats =
      /seat|licen|user|member|agent/.test(field.hint) ||
      near.some((at) => says(scene, at, ['seat']));
    const isQuantity =
      /qty|quantit|menge|anzahl/.test(field.hint) ||
      near.some((at) => says(scene, at, ['quantity']));
    if (isOfSeats) return [{ count: field.quantity, weight: 30 }];
    return isQuantity ? [{ count: field.quantity, weight: 22 }] : [];
  });
}

/** A number alone on its line, between buttons or under a word of seats. */
function steppers(scene: Scene): Candidate[] {
  return scene.lines.flatMap(({ text }, at) => {
    if (!/^\d{1,6}$/.test(text)) return [];
    const above = [at - 1, at - 2].filter((one) => one >= 0);
    if (above.some((one) => says(scene, one, ['seat'])))
      return [{ count: Number(text), weight: 20 }];
    return above.some((one) => says(scene, one, ['quantity']))
      ? [{ count: Number(text), weight: 16 }]
      : [];
  });
}

/** "12 × $4.00", "Qty 2", "3 seats": numbers beside a word, unless the word before bounds them ("up to 10 users"). */
function inLine(scene: Scene, at: number): Candidate[] {
  const line = scene.lines[at]!;
  const words = scene.wordsAt(at);
  const isCounted = words.some(({ category }) => category === 'seat' || category === 'quantity');
  if (line.text.length > 160) return [];
  const hasPrice =
    scene.prices.some((price) => price.at === at) ||
    scene.prices.some((price) => price.at === at + 1);
  const start = scene.starts[at]!;
  const found: Candidate[] = [];
  for (const match of line.text.matchAll(COUNT)) {
    const index = start + match.index;
    const end = index + match[0].length;
    if (scene.prices.some((price) => index >= price.index && index < price.index + price.length))
      continue;
    const count = Number(match[0]);
    const before = line.text.slice(0, match.index);
    const after = line.text.slice(match.index + match[0].length);
    if (
      words.some(
        (word) => word.category === 'limit' && word.index < index && index - word.index < 20,
      )
    )
      continue;
    if (/^\s?[×x✕](\s|\d|$)/i.test(after) || /(^|\s)[×x✕]\s?$/i.test(before)) {
      found.push({ count, weight: isCounted ? 14 : 8 });
      continue;
    }
    if (!isCounted) continue;
    const follows = words.find(
      (word) => word.category === 'seat' && word.index >= end && word.index - end <= 12,
    );
    const precedes = words.find(
      (word) =>
        (word.category === 'quantity' || word.category === 'seat') &&
        word.index + word.text.length <= index &&
        index - word.index - word.text.length <= 3,
    );
    if (precedes) found.push({ count, weight: precedes.category === 'quantity' ? 12 : 9 });
    else if (follows)
      found.push({ count, weight: (hasPrice ? 8 : 4) + (line.role === 'button' ? 6 : 0) });
  }
  return found;
}

const says = (scene: Scene, at: number, categories: readonly Category[]): boolean =>
  scene.wordsAt(at).some((word) => categories.includes(word.category));
