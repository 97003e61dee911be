import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainText } from '../lib/plain-text.ts';

describe('plain text', () => {
  it('takes out what cannot be seen and folds white space', () => {
    expect(plainText('Ac\u202Eme\u200b \n\t Pro', 40)).toBe('Ac me Pro');
  });

  it('never exceeds its bound and never ends in half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 40 }), (text, max) => {
        const plain = plainText(text, max);
        expect(plain.length).toBeLessThanOrEqual(max);
        expect(plain).toBe(plain.trim());
      }),
    );
  });

  it('cuts before an emoji that would not fit whole', () => {
    expect(plainText('ab😀😀', 4)).toBe('ab…');
  });
});
