import { globSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { LANGUAGES } from '../../lib/languages.ts';
import { messagesOf } from '../locale.ts';
import { mentions } from './keys-used.ts';

const LOCALES = globSync('*.yml', { cwd: path.join(import.meta.dirname, '../../locales') })
  .map((file) => path.basename(file, '.yml'))
  .sort();

const PLURAL = /\.(zero|one|two|few|many|other)$/;
const english = await messagesOf('en');
const said = mentions();
const keys = [...new Set([...english.keys()].map((key) => key.replace(PLURAL, '')))];

describe('the English words', () => {
  it('are all said somewhere', () => {
    const unused = keys.filter((key) => !said.some(({ pattern }) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('lack none that is said', () => {
    const firm = said.filter(({ isFirm, text }) => isFirm && !text.startsWith('${'));
    const missing = firm.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(missing.map(({ text }) => text)).toEqual([]);
    expect(firm.length).toBeGreaterThan(100);
  });
});

it('every language that the settings name has its file, and the other way round', () => {
  expect(LANGUAGES.map((tag) => tag.replace('-', '_'))).toEqual(LOCALES);
});

describe.each(LOCALES)('locales/%s.yml', async (locale) => {
  const messages = await messagesOf(locale);
  const tag = messages.get('languageTag') ?? '';

  it('names its own language', () => {
    expect(tag.replace('-', '_')).toBe(locale);
    expect(messages.get('direction')).toBe(new Intl.Locale(tag).getTextInfo().direction);
  });

  it('has every key once for each plural form of its language, and no other', () => {
    const plurals = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
    const expected = [...english.keys()].flatMap((key) =>
      PLURAL.test(key) ? plurals.map((form) => key.replace(PLURAL, `.${form}`)) : key,
    );
    expect([...messages.keys()].sort()).toEqual([...new Set(expected)].sort());
  });

  it('fills in the same names as English', () => {
    const differing = [...messages].filter(([key, text]) => {
      const model = english.get(key) ?? english.get(key.replace(PLURAL, '.other'));
      const isSpelledOut = PLURAL.test(key) && !text.includes('{count}');
      const wanted = names(model).filter((name) => !(isSpelledOut && name === '{count}'));
      return String([...new Set(names(text))]) !== String([...new Set(wanted)]);
    });
    expect(differing).toEqual([]);
  });

  it('says nothing empty', () => {
    expect([...messages].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it.skipIf(locale === 'en')('is a translation', () => {
    const left = [...messages].filter(
      ([key, text]) => text === english.get(key) && wordsIn(text) > 2,
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });
});

function names(text = ''): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
}

/** Its own words, not what is filled in. */
function wordsIn(text: string): number {
  return text.replaceAll(/\{\w+\}/g, ' ').match(/\p{L}+/gu)?.length ?? 0;
}
