import type { PlacedWord } from '../reading.ts';
import type { Scene } from '../scene.ts';

const LONGEST = 80;

const TYPED = /^(text|email|tel)$/;

const ASIDE = /\(.*\)|[*:]/g;
const MUCH = 0.4;

/** Names that plans have; "Company (optional)" is none, it says what to type in the field beside it. */
export function planNames(scene: Scene): PlacedWord[] {
  const besideFields = new Set(
    scene.fields
      .filter(({ type, quantity }) => TYPED.test(type) && quantity === undefined)
      .flatMap(({ line }) => [line - 1, line]),
  );
  const isLabel = ({ at, text }: PlacedWord): boolean =>
    besideFields.has(at) &&
    scene.lines[at]!.role !== 'heading' &&
    scene.pricesAt(at).length === 0 &&
    text.length > scene.lines[at]!.text.replace(ASIDE, '').trim().length * MUCH;
  return (scene.words.get('planName') ?? []).filter((word) => !isLabel(word));
}

/** The plan's name: the first name that plans have, on a heading or an order line before any other line. */
export function namePlan(scene: Scene): string | undefined {
  const rank = (at: number): number => {
    const line = scene.lines[at]!;
    if (line.chosen === false) return -10;
    const isPriced = [at - 1, at, at + 1].some((line) => scene.pricesAt(line).length > 0);
    return (
      (line.role === 'heading' ? 3 : 0) +
      (isPriced ? 2 : 0) +
      (line.chosen === true ? 3 : 0) -
      (line.text.length > LONGEST ? 3 : 0)
    );
  };
  const [best] = planNames(scene)
    .map((word) => ({ word, rank: rank(word.at) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => b.rank - a.rank);
  return best?.word.text;
}
