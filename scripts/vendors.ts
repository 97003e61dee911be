/**
 * `npm run vendors -- DIR`: builds the vendor directory from open data in DIR (two-factor-directory.json,
 * sso-pricing.json; see docs/vendors.md). The two files it writes are committed, so nothing else needs DIR.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import {
  type PricingRow,
  type SiteRow,
  buildDirectory,
  pricingRow,
  siteRow,
} from '../lib/vendors/build.ts';

const folder = process.argv[2];
if (!folder) {
  console.error(
    'Which folder holds two-factor-directory.json and sso-pricing.json? npm run vendors -- DIR',
  );
  process.exit(2);
}

const rowsOf = async (file: string): Promise<unknown[]> =>
  JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown[];

const { known, facts, refused } = buildDirectory(
  (await rowsOf('two-factor-directory.json')).map((row): SiteRow => siteRow.parse(row)),
  (await rowsOf('sso-pricing.json')).map((row): PricingRow => pricingRow.parse(row)),
);

const root = join(import.meta.dirname, '..');
const write = async (path: string, value: unknown): Promise<void> => {
  // A line a vendor: a new edition of the data shows as the rows it changes.
  const text = `${JSON.stringify(value).replaceAll(/(?<=[[{}"\]]),?(?="[\w.-]+\.\w+( |":))/g, '$&\n')}\n`;
  await writeFile(join(root, path), text);
  console.log(`${path}: ${Math.round(text.length / 1024)} kB`);
};
await write('lib/vendors/known.json', known);
await write('public/vendor-facts.json', facts);
for (const row of refused) console.log(`left out: ${row}`);
