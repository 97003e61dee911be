import { describe, expect, it } from 'vitest';

export type Messages = ReadonlyMap<string, string>;

export const PLURAL = /\.(zero|one|two|few|many|other)$/;

/** A key without the plural forms below it, once. */
export const keysOf = (messages: Messages): string[] => [
  ...new Set([...messages.keys()].map((key) => key.replace(PLURAL, ''))),
];

/** The words of one language say what the English ones say, in its own plural forms. */
export function itTranslates(english: Messages, messages: Messages, tag: string): void {
  describe('as a translation', () => {
    it('has every key once for each plural form of its language, and no other', () => {
      const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
      const expected = [...english.keys()].flatMap((key) =>
        PLURAL.test(key) ? plurals.map((form) => key.replace(PLURAL, `.${form}`)) : key,
      );
      expect([...messages.keys()].sort()).toEqual([...new Set(expected)].sort());
    });

    it('fills in the same names as English', () => {
      const differing = [...messages].filter(([key, text]) => {
        const model = english.get(key.replace(PLURAL, '.other')) ?? english.get(key);
        const isSpelledOut = PLURAL.test(key) && !text.includes('{count}');
        const wanted = names(model).filter((name) => !(isSpelledOut && name === '{count}'));
        return String([...new Set(names(text))]) !== String([...new Set(wanted)]);
      });
      expect(differing).toEqual([]);
    });

    it('says nothing empty', () => {
      expect([...messages].filter(([, text]) => !text.trim())).toEqual([]);
    });

    it.skipIf(tag === 'en')('leaves nothing in English', () => {
      const left = [...messages].filter(
        ([key, text]) => text === english.get(key) && wordsIn(text) > 2,
      );
      expect(left.map(([key]) => key)).toEqual([]);
    });
  });
}

function names(text = ''): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

/** Its own words, not what is filled in. */
function wordsIn(text: string): number {
  return text.replaceAll(/\{\w+\}/g, ' ').match(/\p{L}+/gu)?.length ?? 0;
}
