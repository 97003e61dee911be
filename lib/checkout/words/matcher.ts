import { type Category, type Phrases, UNMATCHED } from './categories.ts';
import { isBoundary, SPACED, scriptAt } from './script.ts';

export interface WordMatch {
  category: Category;
  index: number;
  length: number;
}

/** The words of a page's language (and English, since pages mix them), ready to be found in one pass. */
export interface Words {
  /**
   * The phrases in `text` (of `categories` alone, if given), leftmost and longest first, none overlapping. A phrase
   * of two categories is told twice.
   */
  find: (text: string, categories?: readonly Category[]) => WordMatch[];
  /** The longest phrase of one of `categories` that begins at `index`. */
  at: (text: string, index: number, categories: readonly Category[]) => WordMatch | undefined;
}

const NUMBER_BEFORE = /\p{Nd}\s?$/u;
const NUMBER_REACH = 2;

interface Entry {
  phrase: string;
  openEnd: boolean;
  afterNumber: boolean;
  categories: Category[];
}

/** Lower case, straight apostrophes and plain spaces, unit for unit: an index into the result is one into `text`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : text.replace(/./gsu, foldOne);
  return same.replace(/[’ʼ＇]/g, "'").replace(/\s/g, ' ');
}

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

export function compile(languages: readonly Phrases[]): Words {
  const byStart = Map.groupBy(entriesOf(languages), ({ phrase }) =>
    startKey(phrase, 0, Math.min(phrase.length, LONGEST_KEY)),
  );
  for (const entries of byStart.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);

  const longest = (folded: string, index: number, wanted?: readonly Category[]) => {
    for (let span = LONGEST_KEY; span > 0; span -= 1) {
      const entries = byStart.get(startKey(folded, index, span));
      if (!entries) continue;
      for (const entry of entries) {
        if (wanted && !entry.categories.some((category) => wanted.includes(category))) continue;
        const end = endOfMatch(folded, index, entry);
        if (end >= 0) return { entry, length: end - index };
      }
    }
    return undefined;
  };

  return {
    find(text, categories) {
      const folded = fold(text);
      const found: WordMatch[] = [];
      for (let index = 0; index < folded.length; index += 1) {
        const match = isBoundary(folded, index) ? longest(folded, index, categories) : undefined;
        if (!match) continue;
        for (const category of match.entry.categories) {
          if (!categories || categories.includes(category))
            found.push({ category, index, length: match.length });
        }
        index += match.length - 1;
      }
      return found;
    },
    at(text, index, categories) {
      const start = Math.min(index, NUMBER_REACH);
      const window = fold(text.slice(index - start, index + 80));
      const match = isBoundary(window, start) ? longest(window, start, categories) : undefined;
      const category = match?.entry.categories.find((one) => categories.includes(one));
      return match && category && { category, index, length: match.length };
    },
  };
}

function entriesOf(languages: readonly Phrases[]): Entry[] {
  const entries = new Map<string, Entry>();
  for (const language of languages) {
    for (const category of Object.keys(language) as Category[]) {
      if (UNMATCHED.has(category)) continue;
      for (const written of language[category]) {
        const entry = entries.get(written) ?? entryOf(written);
        if (!entry.categories.includes(category)) entry.categories.push(category);
        entries.set(written, entry);
      }
    }
  }
  return [...entries.values()];
}

function entryOf(written: string): Entry {
  const openEnd = written.endsWith('*');
  const afterNumber = written.startsWith('#');
  const phrase = fold(written.slice(Number(afterNumber), openEnd ? -1 : undefined));
  return { phrase, openEnd, afterNumber, categories: [] };
}

const LONGEST_KEY = 4;

/** The first `span` units mixed into one number: phrases are kept by it, so that few have to be compared. */
function startKey(text: string, index: number, span: number): number {
  let key = span;
  for (let at = 0; at < span; at += 1) key = (Math.imul(key, 31) + text.charCodeAt(index + at)) | 0;
  return key;
}

/** Where `phrase` ends when it stands at `index`, else -1. */
function endOfMatch(text: string, index: number, entry: Entry): number {
  const { phrase, openEnd, afterNumber } = entry;
  if (afterNumber && !NUMBER_BEFORE.test(text.slice(Math.max(0, index - NUMBER_REACH), index)))
    return -1;
  let end = index;
  for (let at = 0; at < phrase.length; at += 1, end += 1) {
    if (text.charCodeAt(end) !== phrase.charCodeAt(at)) return -1;
    if (phrase[at] === ' ') while (text[end + 1] === ' ') end += 1;
  }
  if (!openEnd) return isBoundary(text, end) ? end : -1;
  while (scriptAt(text, end) === SPACED) end += 1;
  return end;
}
