import type { Phrases } from './categories.ts';
import { phrasesFor } from './words.ts';

type Joint = 'changesTo' | 'outOf';

const compiled: Record<Joint, WeakMap<Phrases, RegExp>> = {
  changesTo: new WeakMap(),
  outOf: new WeakMap(),
};

/** Two numbers with a word of `category` between them, as "from 5 to [9]" or "3 of 10"; the first group is the second. */
export function numbersJoined(category: Joint, language: string): RegExp {
  const held = phrasesFor(language);
  const known = compiled[category].get(held[0]!);
  if (known) return known;
  const words = held.flatMap((phrases) => phrases[category]);
  const made = new RegExp(
    String.raw`\p{Nd}\]?\s?(?:${words.map(literally).join('|')})\s?\[?(\p{Nd}{1,6})(?![\p{Nd}.,]*\p{Nd})`,
    'iu',
  );
  compiled[category].set(held[0]!, made);
  return made;
}

const literally = (word: string): string => word.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
