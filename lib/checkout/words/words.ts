import { fromText } from '../../from-text.ts';
import { type Steps, atOnce } from '../steps.ts';
import type { Phrases } from './categories.ts';
import cs from './cs.json' with { type: 'json' };
import da from './da.json' with { type: 'json' };
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fi from './fi.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import ko from './ko.json' with { type: 'json' };
import { compile, type Words } from './matcher.ts';
import nb from './nb.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/** In the built extension each is still the text of its file: see entrypoints/knowledge.ts. */
const files: Record<string, Phrases | string> = {
  cs,
  da,
  de,
  en,
  es,
  fi,
  fr,
  it,
  ja,
  ko,
  nb,
  nl,
  pl,
  pt,
  sv,
  zh,
};

/** Languages with words of their own. */
export const LANGUAGES = Object.keys(files);

const read = new Map<string, Phrases>();
const compiled = new Map<string, Words>();

/** The language of the words for a BCP 47 tag: "pt-BR" is "pt", Norwegian of any kind "nb"; English where unknown. */
export function wordLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/, 1)[0]!;
  const language = primary === 'no' || primary === 'nn' ? 'nb' : primary;
  return Object.hasOwn(files, language) ? language : 'en';
}

/** Whether the words of a language are known. */
export const isWorded = (tag: string): boolean => wordLanguage(tag) !== 'en' || /^en\b/i.test(tag);

/** The phrases of a page's language and of English, for readers of patterns. */
export const phrasesFor = (tag: string): Phrases[] =>
  [...new Set([wordLanguage(tag), 'en'])].map(phrasesOf);

/** The words of a page in that language together with English, compiled once. */
export const wordsFor = (tag: string): Words => atOnce(prepareWords(tag));

/** As {@link wordsFor}, in steps: the first time takes milliseconds. */
export function* prepareWords(tag: string): Steps<Words> {
  const language = wordLanguage(tag);
  const known = compiled.get(language);
  if (known) return known;
  const words = yield* compile(phrasesFor(language));
  compiled.set(language, words);
  return words;
}

/** The phrases of one of `LANGUAGES` alone. */
export function phrasesOf(language: string): Phrases {
  const known = read.get(language);
  if (known) return known;
  const phrases = fromText(files[language]!);
  read.set(language, phrases);
  return phrases;
}
