import { describe, expect, it } from 'vitest';

import { spokenBy } from '../../../desk/inbox/language.ts';

describe('the language of the inbox', () => {
  it.each([
    [['fr-CA', 'en'], undefined, 'fr', 'fr-CA'],
    [['sv', 'nl', 'en'], undefined, 'nl', 'nl'],
    [['pt'], undefined, 'pt-BR', 'pt'],
    [['pt-BR'], undefined, 'pt-BR', 'pt-BR'],
    [['sv'], undefined, 'en', 'en'],
    [[], undefined, 'en', 'en'],
    [['en-GB', 'de-CH'], 'de', 'de', 'de-CH'],
    [['en-GB'], 'ja', 'ja', 'ja'],
    [['de-AT', 'en-GB'], 'en', 'en', 'en-GB'],
  ] as const)('with %j, and %s chosen, is %s with the formats of %s', (browsers, chosen, ...is) => {
    const { language, formats } = spokenBy(browsers, chosen);
    expect([language, formats]).toEqual(is);
  });
});
