import { commitButtons } from '../commit.ts';
import type { PlacedWord } from '../reading.ts';
import type { Scene } from '../scene.ts';
import { expressionFor, type Writer } from '../words/expressions.ts';

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

/**
 * The plan's name: on a heading, an order line or the button that commits before any other line. Where several are named
 * and nothing tells which, none.
 */
export function namePlan(scene: Scene): string | undefined {
  const [best, ...others] = planNames(scene)
    .map((word) => ({ name: word.text, rank: rankOf(scene, word) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank);
  const isOnly = others.every(({ name }) => name.toLowerCase() === best!.name.toLowerCase());
  return best && (best.rank > 0 || isOnly) ? best.name : undefined;
}

function rankOf(scene: Scene, word: PlacedWord): number {
  const { chosen, role, text } = scene.lines[word.at]!;
  if (chosen === false) return -10;
  const near = [word.at - 1, word.at, word.at + 1].flatMap((at) => scene.pricesAt(at));
  const isPriced = near.some(({ label }) => label !== 'discount');
  const isCredited = !isPriced && near.length > 0;
  return (
    (role === 'heading' ? 3 : 0) +
    (isPriced ? 2 : 0) +
    (chosen === true ? 3 : 0) +
    (commitButtons(scene).includes(word.at) ? 3 : 0) -
    (isCredited || isLeft(scene, word) ? 3 : 0) -
    (text.length > LONGEST ? 3 : 0)
  );
}

/** "From Team to Pro": the first of them is left. */
function isLeft(scene: Scene, { at, index, text }: PlacedWord): boolean {
  const next = scene.wordsAt(at).find((word) => word.category === 'planName' && word.index > index);
  if (!next) return false;
  const start = scene.starts[at]!;
  const between = scene.lines[at]!.text.slice(index + text.length - start, next.index - start);
  return expressionFor(scene.language, CHANGES).test(between);
}

const CHANGES: Writer = (anyOf) => new RegExp(`(^|\\P{L})${anyOf('changesTo')}(\\P{L}|$)`, 'iu');
