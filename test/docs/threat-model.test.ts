import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const rows = readFileSync('docs/threat-model.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1);

interface Named {
  file: string;
  title: string;
}

/** The tests that a row names: `file` – title; `file` – title. */
const namedIn = (row: string): Named[] =>
  [...row.matchAll(/`(test\/[\w./-]+)` – ([^;|]+)/g)].map(([, file, title]) => ({
    file: file!,
    title: title!.trim(),
  }));

const exists = ({ file, title }: Named) =>
  existsSync(file) && readFileSync(file, 'utf8').includes(title);

/** What the design asks to be held, each with a word of the row that does. */
const ASKED = [
  ['page spoofs messages', 'fakes our messages'],
  ['page text as markup', 'Markup for Slack'],
  ['page text as a table', 'Formulas'],
  ['clickjacking of the nudge', 'covers or moves the nudge'],
  ['fingerprinting through web-accessible resources', 'loads its files'],
  ['a hostile site flooding sightings', 'floods us'],
  ['a stolen enrolment token', 'stolen enrolment token'],
  ['SSRF through webhook URLs', 'leads inside'],
  ['replay', 'same write many times'],
  ['oversized and malformed bodies', 'Oversized, malformed'],
  ['an XSS in the inbox', 'a script of others in it'],
  ['a desk that answers garbage or for ever', 'answers garbage, slowly, or not at all'],
] as const;

describe('docs/threat-model.md', () => {
  it('names for every threat tests that exist, by file and name', () => {
    const unproved = rows.filter((row) => {
      const named = namedIn(row);
      return named.length === 0 || !named.every(exists);
    });
    expect(rows.length).toBeGreaterThan(30);
    expect(unproved).toEqual([]);
  });

  it.each(ASKED)('has a row for what the design asks: %s', (_, words) => {
    expect(rows.filter((row) => row.includes(words))).toHaveLength(1);
  });
});
