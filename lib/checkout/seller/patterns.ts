const LONGEST_NAME = 60;
const SHORT = 6;
const SHORT_LINE = 40;
const IS_NAME = /^[\p{Lu}\p{Lo}\p{N}]|^\S+$/u;

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
      return lower.startsWith(before) && text.length < SHORT_LINE
        ? [text.slice(before.length).trim()].filter((name) => IS_NAME.test(name))
        : [];
    const start = before === '' ? 0 : wholeWordsEnd(lower, before);
    if (start < 0) return [];
    const end = after === '' ? text.length : lower.indexOf(after, start);
    if (end < 0) return [];
    const between = text.slice(start, end);
    const name = before === '' ? lastName(between, stopWords) : firstName(between, stopWords);
    return name.length > 1 && name.length <= LONGEST_NAME ? [name] : [];
  });
}

function wholeWordsEnd(lower: string, words: string): number {
  const at = lower.indexOf(words);
  const isWhole = at === 0 || (at > 0 && !/[\p{Ll}\p{Lu}\p{N}]/u.test(lower[at - 1]!));
  return isWhole ? at + words.length : -1;
}

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
