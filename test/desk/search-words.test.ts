import { describe, expect, it } from 'vitest';

import { searchWords, wordsOf } from '../../desk/search-words.ts';
import { aRequest } from './running-app.ts';

describe('the words of a search', () => {
  it.each([
    ['Ácme  Boards!', ['acme', 'boards']],
    ['Straße 12', ['straße', '12']],
    ['東京 kanban', ['東京', 'kanban']],
    ['mara@corp.example', ['mara', 'corp', 'example']],
    ['<b>%_*', ['b']],
    ['   ', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it('of a request are bounded and without doubles', () => {
    const note = Array.from({ length: 300 }, (_, n) => `word${n}`).join(' ');
    const words = searchWords(aRequest({ note: `${note} acme acme` }));
    expect(words.length).toBe(40);
    expect(new Set(words).size).toBe(40);
    expect(words).toContain('acme');
  });
});
