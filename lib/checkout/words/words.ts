import { fromText } from '../../from-text.ts';
import { type Steps, atOnce } from '../steps.ts';
import type { Phrases } from './categories.ts';
import { files, stopWords } from './files.ts';
import { compile, type Words } from './matcher.ts';

/** Languages with words of their own. */
export const LANGUAGES = Object.keys(stopWords);

const read = new Map<string, Phrases>();
const compiled = new Map<string, Words>();

/** The language of the words for a BCP 47 tag: "pt-BR" is "pt", Norwegian of any kind "nb"; English where unknown. */
export function wordLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0]!;
  const language = primary === 'no' || primary === 'nn' ? 'nb' : primary;
  return Object.hasOwn(stopWords, language) ? language : 'en';
}

/** Whether the words of a language are known. */
export const isWorded = (tag: string): boolean => wordLanguage(tag) !== 'en' || /^en\b/i.test(tag);

/** The language of a page whose words are not here yet, or undefined where they are. */
export function missingWords(tag: string): string | undefined {
  const language = wordLanguage(tag);
  return Object.hasOwn(files, language) ? undefined : language;
}

/** The language whose words are read: English where a page's own are missing. */
const heldLanguage = (tag: string): string => (missingWords(tag) ? 'en' : wordLanguage(tag));

/** The phrases of a page's language and of English, for readers of patterns. */
export const phrasesFor = (tag: string): Phrases[] =>
  [...new Set([heldLanguage(tag), 'en'])].map(phrasesOf);

/** The words of a page in that language together with English, compiled once. */
export const wordsFor = (tag: string): Words =>
  compiled.get(heldLanguage(tag)) ?? atOnce(prepareWords(tag));

/** As {@link wordsFor}, in steps: the first time takes milliseconds. */
export function* prepareWords(tag: string): Steps<Words> {
  const language = heldLanguage(tag);
  const known = compiled.get(language);
  if (known) return known;
  const words = yield* compile(phrasesFor(language));
  compiled.set(language, words);
  return words;
}

/** The phrases of one of `LANGUAGES` alone, where they are here. */
export function phrasesOf(language: string): Phrases {
  const known = read.get(language);
  if (known) return known;
  const phrases = fromText(files[language]!);
  read.set(language, phrases);
  return phrases;
}
