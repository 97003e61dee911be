import { isBoundary } from '../words/script.ts';

const LONGEST_NAME = 60;
const SHORT = 6;
const SHORT_LINE = 40;
const isName = (text: string): boolean => /^[\p{Lu}\p{Lo}\p{N}]|^\S+$/u.test(text);

/** "by Acme · for teams" */
const upToMark = (text: string): string => text.split(/\s[·•|–]\s/)[0]!.trim();

/** What stands before and after the name, in lower case. */
export type Pattern = readonly [before: string, after: string];

/** "Sold by {vendor}." in two. */
export function patternOf(written: string): Pattern {
  const [before = '', after = ''] = written.toLowerCase().split('{vendor}');
  return [before, after];
}

/**
 * The names that stand at `{vendor}` in any of `patterns` within `text`. A name ends at the pattern's next words, at
 * punctuation, at a stop word or with the text; the shortest reading wins.
 */
export function namesIn(
  text: string,
  patterns: readonly Pattern[],
  stopWords: ReadonlySet<string>,
): string[] {
  const lower = text.toLowerCase();
  return patterns.flatMap(([before, after]) => {
    // "by" and the like are too common to find a name behind, but for a line that has nothing else.
    if (before.length + after.length < SHORT)
      return lower.startsWith(before) && lower.endsWith(after) && text.length < SHORT_LINE
        ? [upToMark(text.slice(before.length, -after.length || undefined))].filter(isName)
        : [];
    const [start, end] = gapIn(lower, before, after);
    if (start < 0 || end < 0) return [];
    const between = text.slice(start, end);
    const name = before === '' ? lastName(between, stopWords) : firstName(between, stopWords);
    return name.length > 1 && name.length <= LONGEST_NAME ? [name] : [];
  });
}

/** Where a name may stand: from behind `before` to `after`, or to the end; -1 where they are not there. */
function gapIn(lower: string, before: string, after: string): [start: number, end: number] {
  const first = before === '' ? 0 : endOf(before, lower, lower.indexOf(before));
  if (first < 0 || after === '') return [first, lower.length];
  const end = lower.indexOf(after, first);
  const last =
    before === '' || end < 0
      ? first
      : endOf(before, lower, lower.lastIndexOf(before, end - before.length));
  return [Math.max(first, last), end];
}

const endOf = (words: string, lower: string, at: number): number =>
  at >= 0 && isBoundary(lower, at) ? at + words.length : -1;

const firstName = (text: string, stopWords: ReadonlySet<string>): string =>
  trimmed(upTo(text.trim().split(/\s+/), stopWords, /[,;:!?)]$|[^.]{3}\.$/).join(' '));

const lastName = (text: string, stopWords: ReadonlySet<string>): string =>
  trimmed(
    upTo(text.trim().split(/\s+/).toReversed(), stopWords, /^[("“«]/)
      .toReversed()
      .join(' '),
  );

/** The words before the first stop word, or up to and with the first that `ends` the name. */
function upTo(words: string[], stopWords: ReadonlySet<string>, ends: RegExp): string[] {
  const kept: string[] = [];
  for (const word of words) {
    if (stopWords.has(word.toLowerCase())) break;
    kept.push(word);
    if (ends.test(word)) break;
  }
  return kept;
}

const trimmed = (name: string): string => name.replace(/^["“«(]+|["”»),;:!?]+$|(?<=\w{3})\.$/g, '');
