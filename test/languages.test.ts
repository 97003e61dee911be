import { expect, it } from 'vitest';

import { spokenLanguage } from '../lib/languages.ts';

it.each([
  ['the browser’s, where the organisation names none', 'fr', undefined, 'fr'],
  ['the browser’s, where the organisation names it, too', 'fr', ['de', 'fr'], 'fr'],
  [
    'the first that the organisation names, where the browser’s is not among them',
    'fr',
    ['de', 'en'],
    'de',
  ],
])('what is spoken is %s', (_, browsers, named, spoken) => {
  expect(spokenLanguage(browsers, named)).toBe(spoken);
});
