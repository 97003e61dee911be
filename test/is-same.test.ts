import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isSame } from '../lib/is-same.ts';

describe('plain data is the same', () => {
  it('where it is alike all through', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(isSame(data, structuredClone(data))).toBe(true);
      }),
    );
  });

  it.each([
    ['a text', { lines: [{ text: 'Total' }] }, { lines: [{ text: 'Total $12' }] }],
    ['a line more', ['Total'], ['Total', '$12']],
    ['a mark more', { text: 'Team' }, { text: 'Team', chosen: true }],
    ['a name for it', { chosen: undefined }, { marked: undefined }],
    ['what a map holds', new Map([['og:title', 'Acme']]), new Map([['og:title', 'Bolt']])],
    ['a list for a map', [], new Map()],
    ['nothing for something', null, {}],
  ])('but for %s', (_, one, other) => {
    expect([isSame(one, other), isSame(other, one)]).toEqual([false, false]);
  });
});
