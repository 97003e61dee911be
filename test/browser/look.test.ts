// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';

import { beforeEach, describe, expect, it, vi } from 'vitest';

const words = (language: string): string =>
  readFileSync(`lib/checkout/words/${language}.json`, 'utf8');

// As in the built extension: English is there, every other language comes when it is asked for.
const { files } = vi.hoisted(() => ({ files: {} as Record<string, string> }));
vi.mock('../../lib/checkout/words/files.ts', async (original) => ({
  ...(await original<object>()),
  files,
}));

const open = (language: string): Document =>
  new DOMParser().parseFromString(
    readFileSync(`test/pages/languages/${language}.html`, 'utf8'),
    'text/html',
  );
const ADDRESS = { href: 'https://lumen-notes.example/checkout' };
const fetchWords = vi.fn<(language: string) => Promise<unknown>>();

beforeEach(() => {
  for (const language of Object.keys(files)) delete files[language];
  files['en'] = words('en');
  fetchWords.mockReset().mockImplementation(async (language) => {
    files[language] = words(language);
  });
  vi.resetModules();
});

const lookAt = async (language: string) => {
  const { look } = await import('../../lib/browser/look.ts');
  return look(open(language), ADDRESS, { fetchWords });
};

describe('a look at a page', () => {
  it('in English asks for no more words', async () => {
    expect(await lookAt('en')).toMatchObject({ seen: true });
    expect(fetchWords).not.toHaveBeenCalled();
  });

  it('in German asks for the German words, once', async () => {
    expect(await lookAt('de')).toMatchObject({ seen: true, sighting: { language: 'de-DE' } });
    await lookAt('de-shop');
    expect(fetchWords.mock.calls).toEqual([['de']]);
  });

  it('makes do with English where the words cannot be had', async () => {
    fetchWords.mockReset().mockResolvedValue(undefined);
    expect(await lookAt('de')).toMatchObject({ seen: false, because: 'not-a-checkout' });
    expect(fetchWords).toHaveBeenCalledWith('de');
  });
});
