import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { parseYAML } from 'confbox';
import { describe, expect, it } from 'vitest';

import { type Words, lookupIn } from '../../../desk/inbox/lookup.ts';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string) => parseYAML<Words>(readFileSync(path.join(root, file), 'utf8'));
const lookup = lookupIn([read('desk/inbox/words/en.yml'), read('locales/en.yml')]);

describe('the inbox’s words', () => {
  it('has one for every key that is asked for in full', () => {
    const folder = path.join(root, 'desk/inbox');
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.tsx') && !file.startsWith('dist'))
      .map((file) => readFileSync(path.join(folder, file), 'utf8'))
      .join('\n');
    const asked = [/\bt\(\s*'([\w.]+)'/g, /[?:] '([a-z_]+\.[\w.]+)'/g];
    const keys = asked.flatMap((pattern) => [...source.matchAll(pattern)].map(([, key]) => key!));
    const missing = keys.filter((key) => !lookup(key, {}) && !lookup(`${key}.other`, {}));
    expect(keys.length).toBeGreaterThan(80);
    expect(missing).toEqual([]);
  });

  it('fills names in as the text they are', () => {
    const say = lookupIn([{ a: { b: '{x} costs $$5' } }]);
    expect(say('a.b', { x: '{y} $$ $&' })).toBe('{y} $$ $& costs $5');
    expect(say('a.c', {})).toBe('');
    expect(say('a', {})).toBe('');
  });
});
