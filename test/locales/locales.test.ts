import { globSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { LANGUAGES } from '../../lib/languages.ts';
import { messagesOf } from '../locale.ts';
import { mentions } from './keys-used.ts';
import { itTranslates, keysOf } from './translations.ts';

const LOCALES = globSync('*.yml', { cwd: path.join(import.meta.dirname, '../../locales') })
  .map((file) => path.basename(file, '.yml'))
  .sort();

const english = await messagesOf('en');
const said = mentions();
const keys = keysOf(english);

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

  itTranslates(english, messages, tag);
});
