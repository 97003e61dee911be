import type { Steps } from '../steps.ts';
import { ASIDE, type Category, type Phrases, UNMATCHED } from './categories.ts';
import { isBoundary, nextBoundary, SPACED, scriptAt } from './script.ts';

export interface WordMatch {
  category: Category;
  index: number;
  length: number;
}

/** The words of a page's language (and English, since pages mix them), ready to be found in one pass. */
export interface Words {
  /**
   * The phrases in `text` (of `categories` alone, if given; else of all but `ASIDE`), leftmost and longest first, none
   * overlapping. A phrase of two categories is told twice.
   */
  find: (text: string, categories?: readonly Category[]) => WordMatch[];
  /** All phrases in a line of a page. The next look finds most lines as they were: it need not look in them again. */
  inLine: (line: string) => readonly WordMatch[];
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
  return same.replace(/[’ʼ＇]/g, "'").replace(/[^\S ]/g, ' ');
}

function foldOne(character: string): string {
  const lower = character.toLowerCase();
  return lower.length === character.length ? lower : character;
}

export function* compile(languages: readonly Phrases[]): Steps<Words> {
  const entries = yield* entriesOf(languages);
  const byStart = Map.groupBy(entries, ({ phrase }) =>
    startKey(phrase, 0, Math.min(phrase.length, LONGEST_KEY)),
  );
  yield;
  for (const entries of byStart.values()) entries.sort((a, b) => b.phrase.length - a.phrase.length);
  yield;
  const mayBegin = beginnings(entries);
  const foldAgain = foldingOnce();

  const longest = (folded: string, index: number, wanted?: readonly Category[]) => {
    for (let span = LONGEST_KEY; span > 0; span -= 1) {
      const entries = byStart.get(startKey(folded, index, span));
      if (!entries) continue;
      for (const entry of entries) {
        if (!entry.categories.some((category) => isWanted(category, wanted))) continue;
        const end = endOfMatch(folded, index, entry);
        if (end >= 0) return { entry, length: end - index };
      }
    }
    return undefined;
  };

  const find: Words['find'] = (text, categories) => {
    const folded = fold(text);
    const found: WordMatch[] = [];
    for (let index = nextBoundary(folded, 0); index < folded.length;) {
      const match = mayBegin(folded, index) ? longest(folded, index, categories) : undefined;
      for (const category of match?.entry.categories ?? []) {
        if (isWanted(category, categories)) found.push({ category, index, length: match!.length });
      }
      index = nextBoundary(folded, index + (match?.length ?? 1));
    }
    return found;
  };
  const lines = new Map<string, readonly WordMatch[]>();

  return {
    find,
    inLine(line) {
      const known = lines.get(line);
      if (known) return known;
      if (lines.size >= MOST_LINES) lines.clear();
      const found = find(line);
      lines.set(line, found);
      return found;
    },
    at(text, index, categories) {
      const folded = foldAgain(text);
      if (!mayBegin(folded, index) || !isBoundary(folded, index)) return undefined;
      const match = longest(folded, index, categories);
      const category = match?.entry.categories.find((one) => categories.includes(one));
      return match && category && { category, index, length: match.length };
    },
  };
}

const isWanted = (category: Category, wanted: readonly Category[] | undefined): boolean =>
  wanted ? wanted.includes(category) : !ASIDE.has(category);

/** Whether a phrase may begin at an index, told by its first two units: most places of a text are passed over by it. */
function beginnings(entries: readonly Entry[]): (folded: string, index: number) => boolean {
  const alone = new Uint8Array(UNITS);
  const pairs = new Uint8Array(PAIRS);
  for (const { phrase } of entries) {
    if (phrase.length === 1) alone[phrase.charCodeAt(0)] = 1;
    else pairs[pairKey(phrase, 0)] = 1;
  }
  return (folded, index) =>
    pairs[pairKey(folded, index)] === 1 || alone[folded.charCodeAt(index)] === 1;
}

const UNITS = 0x10000;
const PAIRS = 0x4000;

const pairKey = (text: string, index: number): number =>
  (text.charCodeAt(index) * 31 + text.charCodeAt(index + 1)) & (PAIRS - 1);

/** Folds a text that is asked about again and again, as one in which prices stand, only once. */
function foldingOnce(): typeof fold {
  let last = { text: '', folded: '' };
  return (text) => {
    if (last.text !== text) last = { text, folded: fold(text) };
    return last.folded;
  };
}

function* entriesOf(languages: readonly Phrases[]): Steps<Entry[]> {
  const entries = new Map<string, Entry>();
  for (const language of languages) {
    for (const category of Object.keys(language) as Category[]) {
      if (UNMATCHED.has(category)) continue;
      for (const written of language[category]) {
        const entry = entries.get(written) ?? entryOf(written);
        if (!entry.categories.includes(category)) entry.categories.push(category);
        entries.set(written, entry);
      }
      yield;
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

/** As many as a page is read of, and some more. */
const MOST_LINES = 6000;
const LONGEST_KEY = 4;
const SPACE = 0x20;

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
    const unit = phrase.charCodeAt(at);
    if (text.charCodeAt(end) !== unit) return -1;
    if (unit === SPACE) while (text.charCodeAt(end + 1) === SPACE) end += 1;
  }
  if (!openEnd) return isBoundary(text, end) ? end : -1;
  while (scriptAt(text, end) === SPACED) end += 1;
  return end;
}
