import { runInNewContext } from 'node:vm';

import { describe, expect, it } from 'vitest';

import { withLatePatterns } from '../../scripts/late-patterns.ts';

const around = (body: string): string => `(function() {\n${body}\n})()`;

/** What a script answers as it was written, and as it is built. */
const both = (body: string): [written: unknown, built: unknown] => [
  JSON.stringify(runInNewContext(around(body))),
  JSON.stringify(runInNewContext(withLatePatterns(around(body)))),
];

describe('a pattern that is made late', () => {
  it.each([
    [
      'tests',
      String.raw`const LETTER = /^\p{L}+$/u; return ['größe', 'a1'].map((one) => LETTER.test(one));`,
    ],
    [
      'names its groups',
      String.raw`const by = / by (?<name>\p{Lu}.*)$/u; return by.exec('Sign by Acme').groups.name;`,
    ],
    [
      'replaces',
      String.raw`const fold = (text) => text.replace(/[^\p{L}\p{N}]+/gu, ''); return [fold('a-b c'), fold('d e')];`,
    ],
    [
      'replaces by a function',
      String.raw`return 'abc'.replace(/\p{L}/gu, (one) => one.toUpperCase());`,
    ],
    ['replaces all', String.raw`return 'a1b2'.replaceAll(/\p{Nd}/gu, '');`],
    ['splits', String.raw`return 'a–b—c'.split(/\p{Pd}/u, 2);`],
    [
      'counts',
      String.raw`const count = (text) => text.match(/\p{L}/gu)?.length ?? 0; return [count('ab1'), count('1'), count('ab')];`,
    ],
    [
      'goes through all',
      String.raw`const ALL = /\p{Nd}+/gu; const all = () => [...'1 22 3'.matchAll(ALL)].map(([one]) => one); return [all(), all()];`,
    ],
    [
      'goes on from where it is set',
      String.raw`const AT = /\p{L}/uy; const at = (text, from) => { AT.lastIndex = from; return AT.test(text) && AT.lastIndex; }; return [at('1a', 0), at('1a', 1)];`,
    ],
    [
      'goes on from where it was',
      String.raw`const NEXT = /\p{L}/gu; const next = () => NEXT.exec('ab')?.[0]; return [next(), next(), next()];`,
    ],
    [
      'is new in each call that goes on',
      String.raw`const first = () => /\p{L}/gu.exec('ab')[0]; return [first(), first()];`,
    ],
    [
      'is the start of another',
      String.raw`const ONE = /\p{L}/u; return new RegExp(ONE).test('a') && new RegExp(ONE.source + '{2}', 'u').test('ab');`,
    ],
    ['stands in a list', String.raw`return [/\p{L}/u, /\p{Nd}/u].map((one) => one.test('a'));`],
  ])('%s as one that was written', (_, body) => {
    const [written, built] = both(body);
    expect(built).toBe(written);
    expect(written).toBeDefined();
  });

  it('leaves no literal that asks Unicode to be made with the script', () => {
    const built = withLatePatterns(
      around(String.raw`return (text) => /^\p{L}$/u.test(text) || /^\d$/.test(text);`),
    );
    expect(built).not.toContain(String.raw`/^\p`);
    expect(built).toContain(String.raw`/^\d$/`);
  });

  it('is made once for all who write it alike', () => {
    const built = withLatePatterns(
      around(String.raw`const a = /\p{L}/u; const b = /\p{L}/u; return [a, b];`),
    );
    expect(built.match(/new LatePattern\(/g)).toHaveLength(1);
  });
});
