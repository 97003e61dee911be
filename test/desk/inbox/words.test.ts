import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { parseYAML } from 'confbox';
import { describe, expect, it } from 'vitest';

import { type Words, lookupIn } from '../../../desk/inbox/lookup.ts';
import { LANGUAGES } from '../../../lib/languages.ts';
import { messagesOf } from '../../locale.ts';
import { mentions } from '../../locales/keys-used.ts';
import { type Messages, itTranslates, keysOf } from '../../locales/translations.ts';

const FOLDER = path.join(import.meta.dirname, '../../../desk/inbox/words');
const FILES = globSync('*.yml', { cwd: FOLDER }).sort();

const flat = (words: Words, path: string[] = []): [string, string][] =>
  Object.entries(words).flatMap(([name, said]) =>
    typeof said === 'string' ? [[[...path, name].join('.'), said]] : flat(said, [...path, name]),
  );

const read = (file: string): Messages =>
  new Map(flat(parseYAML<Words>(readFileSync(path.join(FOLDER, file), 'utf8'))));

const english = read('en.yml');
const ofTheInbox = mentions().filter(({ file }) => file.startsWith('desk/inbox'));

describe('the inbox’s English words', () => {
  it('are all said somewhere', () => {
    const unused = keysOf(english).filter(
      (key) => !ofTheInbox.some(({ pattern }) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });

  it('lack none that is said, here or among those shared with the extension', async () => {
    const keys = [...keysOf(english), ...keysOf(await messagesOf('en'))];
    const asked = ofTheInbox.filter(({ isAsked, text }) => isAsked && !text.startsWith('${'));
    const missing = asked.filter(({ pattern }) => !keys.some((key) => pattern.test(key)));
    expect(missing.map(({ text }) => text)).toEqual([]);
    expect(asked.length).toBeGreaterThan(200);
  });
});

it('the inbox speaks every language the extension speaks', () => {
  expect(FILES).toEqual(LANGUAGES.map((tag) => `${tag.replace('-', '_')}.yml`));
});

describe.each(FILES)('the inbox’s words in %s', (file) => {
  itTranslates(english, read(file), path.basename(file, '.yml').replace('_', '-'));
});

it('names are filled in as the text they are', () => {
  const say = lookupIn([{ a: { b: '{x} costs $$5' } }]);
  expect(say('a.b', { x: '{y} $$ $&' })).toBe('{y} $$ $& costs $5');
  expect(say('a.c', {})).toBe('');
  expect(say('a', {})).toBe('');
});
