import { phrasesFor, wordLanguage } from './words.ts';

type Joint = 'changesTo' | 'outOf';

const compiled = new Map<string, RegExp>();

/** Two numbers with a word of `category` between them, as "from 5 to [9]" or "3 of 10"; the first group is the second. */
export function numbersJoined(category: Joint, language: string): RegExp {
  const key = `${category} ${wordLanguage(language)}`;
  const known = compiled.get(key);
  if (known) return known;
  const words = phrasesFor(language).flatMap((phrases) => phrases[category]);
  const made = new RegExp(
    String.raw`\p{Nd}\]?\s?(?:${words.map(literally).join('|')})\s?\[?(\p{Nd}{1,6})(?![\p{Nd}.,]*\p{Nd})`,
    'iu',
  );
  compiled.set(key, made);
  return made;
}

const literally = (word: string): string => word.replace(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`);
