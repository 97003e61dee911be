import { createContext, runInContext } from 'node:vm';

import { getDomain } from 'tldts-experimental';
import { beforeEach, describe, expect, it } from 'vitest';

import { files, stopWords } from '../../lib/checkout/words/files.ts';
import known from '../../lib/vendors/known.json' with { type: 'json' };
import wellKnown from '../../lib/vendors/well-known.json' with { type: 'json' };
import { knowledgeFiles } from '../../scripts/knowledge.ts';

interface Knowledge {
  hashes: number[];
  words: Record<string, string>;
  [file: string]: unknown;
}

const scripts = knowledgeFiles();
let page: object & { knowledge?: Knowledge };
const run = (file: string): unknown => runInContext(scripts[file]!, page);

beforeEach(() => {
  page = createContext({});
  run('knowledge.js');
});

describe('what the spotter finds in its page', () => {
  it('is what the files of the project say', () => {
    const { stopWords: text, known: first, wellKnown: second, hashes } = page.knowledge!;
    expect(JSON.parse(text as string)).toEqual(stopWords);
    expect(JSON.parse(first as string)).toEqual(known);
    expect(JSON.parse(second as string)).toEqual(wellKnown);
    expect(getDomain('www.example.co.uk')).toBe('example.co.uk');
    expect(hashes.length).toBeGreaterThan(5000);
  });

  it('has English words, and those of another language once their script has run', () => {
    expect(Object.keys(page.knowledge!.words)).toEqual(['en']);
    for (const file of Object.keys(scripts).filter((file) => file.startsWith('words/'))) run(file);
    expect(
      Object.fromEntries(
        Object.entries(page.knowledge!.words).map(([language, text]) => [
          language,
          JSON.parse(text),
        ]),
      ),
    ).toEqual(files);
  });

  it('stays when it comes a second time', () => {
    run('words/de.js');
    run('knowledge.js');
    expect(Object.keys(page.knowledge!.words)).toEqual(['en', 'de']);
  });

  it('answers the background nothing', () => {
    expect(Object.keys(scripts).map(run)).toEqual(Object.keys(scripts).map(() => undefined));
  });
});
