import { existsSync, readFileSync } from 'node:fs';

import { expect, it } from 'vitest';

const rows = readFileSync('docs/threat-model.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .slice(1);

it('every threat names a test that exists, or says that there is none', () => {
  const unproved = rows.filter((row) => {
    const tests = [...row.matchAll(/`(test\/[\w./-]+)`/g)].map(([, file]) => file!);
    return !row.includes('no test yet') && !(tests.length > 0 && tests.every(existsSync));
  });
  expect(rows.length).toBeGreaterThan(20);
  expect(unproved).toEqual([]);
});
