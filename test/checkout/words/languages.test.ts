import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { atOnce } from '../../../lib/checkout/steps.ts';
import {
  CATEGORIES,
  type Category,
  PATTERN_CATEGORIES,
  type Phrases,
} from '../../../lib/checkout/words/categories.ts';
import { compile } from '../../../lib/checkout/words/matcher.ts';
import { wordLanguage } from '../../../lib/checkout/words/words.ts';

const UNITS: Category[] = ['day', 'week', 'month', 'quarter', 'year'];
const ADVERBS: Category[] = ['weekly', 'monthly', 'quarterly', 'yearly'];
const FOLDER = new URL('../../../lib/checkout/words/', import.meta.url);
const LANGUAGES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));

const readLanguage = (language: string): Phrases =>
  JSON.parse(readFileSync(new URL(`${language}.json`, FOLDER), 'utf8'));

const isPattern = (category: Category): boolean =>
  (PATTERN_CATEGORIES as readonly Category[]).includes(category);

const isTwice = (phrase: string, all: string[]): boolean =>
  all.filter((other) => other.toLowerCase() === phrase.toLowerCase()).length > 1;

describe.each(LANGUAGES)('the words of "%s"', (language) => {
  const phrases = readLanguage(language);
  const phrasesThat = (isWrong: (phrase: string, category: Category, all: string[]) => boolean) =>
    CATEGORIES.flatMap((category) =>
      (phrases[category] ?? [])
        .filter((phrase, _, all) => isWrong(phrase, category, all))
        .map((phrase) => `${category}: ${phrase}`),
    );

  it('say something for every category, and know no other', () => {
    expect(Object.keys(phrases)).toEqual([...CATEGORIES]);
    expect(CATEGORIES.filter((category) => phrases[category].length === 0)).toEqual([]);
  });

  it('are used for pages of that language', () => {
    expect(wordLanguage(language)).toBe(language);
  });

  it('are written once, without stray white space', () => {
    expect(
      phrasesThat(
        (phrase, category, all) =>
          phrase !== phrase.trim().replace(/\s+/g, ' ') ||
          (!isPattern(category) && isTwice(phrase, all)),
      ),
    ).toEqual([]);
  });

  it('leave an ending open only behind a stem', () => {
    expect(phrasesThat((phrase) => phrase.includes('*') && !/^[^*]{3,}\*$/.test(phrase))).toEqual(
      [],
    );
  });

  it('name the vendor once in each pattern, with words around, and nowhere else', () => {
    expect(
      phrasesThat((phrase, category) => {
        const parts = phrase.split('{vendor}');
        return parts.length !== (isPattern(category) ? 2 : 1) || parts.join('').trim() === '';
      }),
    ).toEqual([]);
  });

  it('leave the period out of the price per seat, where it must be read on its own', () => {
    const words = atOnce(compile([phrases]));
    expect(
      phrasesThat(
        (phrase, category) =>
          category === 'perSeat' && words.find(phrase, [...UNITS, ...ADVERBS]).length > 0,
      ),
    ).toEqual([]);
  });

  it.skipIf(language === 'en')('leave out what English says, which is read with every page', () => {
    const english = readLanguage('en');
    expect(
      phrasesThat(
        (phrase, category, all) =>
          category !== 'stopWords' &&
          !isPattern(category) &&
          all.length > 1 &&
          english[category].includes(phrase),
      ),
    ).toEqual([]);
  });
});
