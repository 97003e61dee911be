import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { type Context, Hono } from 'hono';

import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import type { Desk } from '../desk.ts';
import { readBytes } from '../http/body.ts';
import { Refusal } from '../http/problems.ts';
import { CATALOGUE_FILE_PATH, type Imported } from '../inbox-contract/catalogue.ts';
import { readCatalogue, writeCatalogueItem } from '../store/catalogue.ts';
import type { Db } from '../store/database.ts';
import type { CsvProblem } from './csv-problem.ts';
import { readCatalogueCsv } from './read-csv.ts';
import { writeCatalogueCsv } from './write-csv.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** The catalogue as a CSV file: taken away, and brought back. `signedIn` refuses a caller who is not. */
export function catalogueFile(desk: Desk, signedIn: (c: Context) => Promise<unknown>): Hono {
  const { db } = desk.store;
  return new Hono()
    .get(CATALOGUE_FILE_PATH, async (c) => {
      await signedIn(c);
      const entries = (await readCatalogue(db)).map(({ entry }) => entry);
      return c.body(writeCatalogueCsv(entries), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="catalogue.csv"',
      });
    })
    .post(CATALOGUE_FILE_PATH, async (c) => {
      await signedIn(c);
      if (!/^text\/csv\b/i.test(c.req.header('content-type') ?? '')) throw notCsv();
      const read = readCatalogueCsv(await readBytes(c, MAX_BYTES));
      if ('problems' in read) throw notTakenIn(read.problems);
      const imported = await db.transaction().execute((tx) => bringIn(tx, read.entries));
      desk.live.tell({ type: 'catalogue' });
      return c.json(imported satisfies Imported);
    });
}

const notCsv = () =>
  new Refusal({
    type: 'urn:right-purchase:problem:not-csv',
    title: 'The body must be CSV',
    status: 415,
    detail: 'Send Content-Type: text/csv.',
  });

const notTakenIn = (errors: CsvProblem[]) =>
  new Refusal({
    type: 'urn:right-purchase:problem:not-imported',
    title: 'Nothing was imported.',
    status: 422,
    detail: 'Correct this in the file, then import it again:',
    errors,
  });

/** A row replaces the entry of the same name; entries the table does not name stay. */
async function bringIn(tx: Db, entries: readonly CatalogueEntry[]): Promise<Imported> {
  const known = new Map(
    (await readCatalogue(tx)).map((item) => [item.entry.name.toLowerCase(), item]),
  );
  const counted = { added: 0, changed: 0, unchanged: 0 };
  for (const entry of entries) {
    const before = known.get(entry.name.toLowerCase());
    if (before && isDeepStrictEqual(before.entry, entry)) counted.unchanged++;
    else {
      counted[before ? 'changed' : 'added']++;
      await writeCatalogueItem(tx, { id: before?.id ?? randomUUID(), entry });
    }
  }
  return counted;
}
