import { stringify } from 'csv-stringify/sync';

import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { columns } from './columns.ts';

/**
 * For a spreadsheet: RFC 4180, with a byte order mark so that it is read as UTF-8. What a spreadsheet would run as a
 * formula gets an apostrophe in front, which reading takes off again.
 */
export function writeCatalogueCsv(entries: readonly CatalogueEntry[]): string {
  const rows = entries.map((entry) => columns.map(({ write }) => write(entry)));
  return stringify([columns.map(({ heading }) => heading), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}
