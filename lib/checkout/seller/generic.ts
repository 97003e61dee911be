import type { WordMatch } from '../words/matcher.ts';
import { phrasesFor, wordsFor } from '../words/words.ts';

const IS_AMOUNT = /^[\d\s.,%()/-]+$|\p{Sc}\s?\d|\d\s?\p{Sc}/u;
const NO_WORD = /^(v?\d+|\p{Script=Latin})$/u;
const EVERYDAY = ['everyday', 'confirm', 'cancel', 'change', 'administer'] as const;
const MOST_OF_A_NAME = 0.6;

/** Whether a text is nothing but words every checkout has, and so nobody's name. */
export function isGeneric(name: string, language: string): boolean {
  if (IS_AMOUNT.test(name)) return true;
  const words = wordsFor(language);
  if (words.find(name, ['overview']).length > 0) return true;
  const paying = words.find(name, ['paymentMethod', 'card', 'total', 'toPayment']);
  if (paying.some(({ length }) => length > name.length * MOST_OF_A_NAME)) return true;
  const unsold = without(name.toLowerCase(), words.find(name));
  const rest = without(unsold, words.find(unsold, EVERYDAY));
  const stopWords = new Set(phrasesFor(language).flatMap((phrases) => phrases.stopWords));
  return rest
    .split(/[^\p{L}\p{N}]+/u)
    .every((word) => word === '' || NO_WORD.test(word) || stopWords.has(word));
}

const without = (text: string, words: readonly WordMatch[]): string =>
  words
    .toReversed()
    .reduce((rest, { index, length }) => rest.slice(0, index) + rest.slice(index + length), text);
