import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { readLabelledPages } from '../../scripts/labelled-pages.ts';

function folder(index: string): string {
  const made = mkdtempSync(path.join(tmpdir(), 'pages-'));
  writeFileSync(path.join(made, 'index.tsv'), index);
  writeFileSync(path.join(made, 'a.html'), '<p>');
  return made;
}

describe('a folder of labelled pages', () => {
  it('is read by the names of its columns, in any order, some of them missing', () => {
    const { pages, problems } = readLabelledPages(
      folder(
        'url\tfile\tlabel\tamount\tlang\nhttps://a.example/\ta.html\tsaas_checkout\t1200\tx-klingon\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(pages).toMatchObject([{ file: 'a.html', amount: 1200, lang: 'x-klingon' }]);
  });

  it('names the line of each row that cannot be used, and reads the others', () => {
    const { pages, problems } = readLabelledPages(
      folder(
        [
          'file\tlabel\turl\tamount',
          'a.html\tsaas_checkout\thttps://a.example/\ttwelve',
          'gone.html\tnot_checkout\thttps://a.example/\t',
          'a.html\tperhaps\tnowhere\t',
          'a.html\tnot_checkout\thttps://a.example/\t',
        ].join('\n'),
      ),
    );
    expect(pages).toHaveLength(1);
    expect(problems.map((problem) => /index\.tsv:\d+: .*/.exec(problem)?.[0])).toEqual([
      'index.tsv:2: amount: must be a whole number',
      'index.tsv:3: there is no file gone.html',
      expect.stringMatching(/^index\.tsv:4: label: .*; url: /),
    ]);
  });

  it('says what is missing where there is no index or no such column', () => {
    expect(() => readLabelledPages(tmpdir() + '/nowhere')).toThrow(/no such file/);
    expect(() => readLabelledPages(folder('file\tlabel\n'))).toThrow(/no column «url»/);
  });
});
