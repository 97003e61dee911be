import { stopWords } from './files.ts';
import { LANGUAGES, wordLanguage } from './words.ts';

const MOST_WORDS = 600;
const TAG = /^[a-z]{2,3}([-_][a-z0-9]{1,8}){0,3}$/i;
/** How many different stop words make a language, and how many contradict a declared one that has at most one. */
const ENOUGH = 2;
const PLENTY = 5;

/**
 * The BCP 47 tag of the language that a page is in: the one it declares, unless its text (`sample`) plainly speaks
 * another (templates leave lang="en" on everything); where it declares none, the one its text speaks; else English.
 */
export function pageLanguage(declared: string, sample: string): string {
  const tag = TAG.test(declared.trim()) ? declared.trim() : '';
  const script = scriptLanguage(sample);
  if (script) return isWrittenIn(tag, script) ? tag : script;

  const words = new Set(
    sample
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, MOST_WORDS),
  );
  if (!tag) return spoken(words, ENOUGH) ?? 'en';
  const language = wordLanguage(tag);
  const isUnknown = language === 'en' && !/^en\b/i.test(tag);
  if (isUnknown || countStopWords(words, language) > 1) return tag;
  return spoken(words, PLENTY) ?? tag;
}

/** The language of which the text has the most different stop words, if they are `enough`. */
function spoken(words: ReadonlySet<string>, enough: number): string | undefined {
  const [best] = LANGUAGES.map((language) => ({ language, count: countStopWords(words, language) }))
    .filter(({ count }) => count >= enough)
    .sort((a, b) => b.count - a.count);
  return best?.language;
}

/** Single letters tell nothing: they stand for too much else. */
const countStopWords = (words: ReadonlySet<string>, language: string): number =>
  stopWords[language]!.filter((word) => word.length > 1 && words.has(word)).length;

const UNSPACED = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Han}]/u;

/** Japanese, Korean and Chinese show in their script, even between English words. */
function scriptLanguage(sample: string): 'ja' | 'ko' | 'zh' | undefined {
  if (!UNSPACED.test(sample)) return undefined;
  const letters = count(sample, /\p{L}/gu);
  const kana = count(sample, /[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const hangul = count(sample, /\p{Script=Hangul}/gu);
  const han = count(sample, /\p{Script=Han}/gu);
  if (letters === 0 || (kana + hangul + han) * 8 < letters) return undefined;
  if (hangul > kana + han) return 'ko';
  return kana * 8 > han ? 'ja' : 'zh';
}

/** Japanese labels may do without kana. */
const isWrittenIn = (tag: string, script: string): boolean =>
  tag !== '' && (wordLanguage(tag) === script || (wordLanguage(tag) === 'ja' && script === 'zh'));

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
