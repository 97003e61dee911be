import type { Category, Phrases } from './categories.ts';
import { phrasesFor } from './words.ts';

/** Writes an expression, given any phrase of a category as "(?:from|ab)". */
export type Writer = (anyOf: (category: Category) => string) => RegExp;

const compiled = new WeakMap<Phrases, Map<Writer, RegExp>>();

/** An expression with the words of a page's language and of English in it, made when it is first asked for. */
export function expressionFor(language: string, write: Writer): RegExp {
  const held = phrasesFor(language);
  const known = compiled.get(held[0]!) ?? new Map<Writer, RegExp>();
  compiled.set(held[0]!, known);
  const made = known.get(write) ?? write((category) => anyOf(held, category));
  known.set(write, made);
  return made;
}

/** The longest first: "merchant name" is more than "merchant". */
function anyOf(held: readonly Phrases[], category: Category): string {
  const phrases = held
    .flatMap((one) => one[category])
    .sort((a, b) => b.length - a.length)
    .map(literally);
  return `(?:${phrases.join('|')})`;
}

const literally = (phrase: string): string =>
  phrase.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
