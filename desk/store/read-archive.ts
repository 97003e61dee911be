import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { type AnyDb, head, line } from './archive.ts';
import type { Db } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { withoutIndexes } from './without-indexes.ts';
import { indexAllWords } from './word-index.ts';

/**
 * Reads an archive into a database with nothing in it, and brings that up to date. Returns the number of rows. Throws
 * where something is in the database, or the file is of a newer desk, cut off or something else; no row of it stays then.
 */
export async function readArchive(db: Db, file: string): Promise<number> {
  if ((await db.introspection.getTables()).length > 0)
    throw new Error('there is something in this database: restore into a new one');
  const entries = entriesOf(file);
  const first = head.safeParse((await entries.next()).value);
  if (!first.success) throw new Error(NOT_OURS);
  const { migration } = first.data;
  if (!(migration in migrations))
    throw new Error('this archive was written by a newer desk: update this one first');
  await migrate(db, migration);
  const count = await db.transaction().execute((tx) => withoutIndexes(tx, () => fill(tx, entries)));
  await migrate(db);
  // They are not in the archive.
  await indexAllWords(db);
  return count;
}

const NOT_OURS = 'this file is not an archive of a desk';
const CUT_OFF = 'this archive is not whole: its end is missing';

async function* entriesOf(file: string): AsyncGenerator<unknown, void> {
  try {
    let rest = '';
    for await (const chunk of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
      // Not readline: it also ends lines at U+2028, which JSON may hold.
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const text of lines) yield JSON.parse(text) as unknown;
    }
  } catch (error) {
    throw new Error(NOT_OURS, { cause: error });
  }
}

const AT_ONCE = 200;

/** Writes the rows in the order they come, some at a time. */
async function fill(tx: Db, entries: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  let table = '';
  let rows: Record<string, unknown>[] = [];
  const flush = async () => {
    if (rows.length > 0) await (tx as unknown as AnyDb).insertInto(table).values(rows).execute();
    rows = [];
  };
  for await (const entry of entries) {
    const read = line.safeParse(entry);
    if (!read.success) throw new Error(NOT_OURS);
    if ('end' in read.data) {
      await flush();
      if (read.data.end !== count) throw new Error(CUT_OFF);
      return count;
    }
    if (read.data.table !== table || rows.length === AT_ONCE) await flush();
    table = read.data.table;
    rows.push(read.data.row);
    count += 1;
  }
  throw new Error(CUT_OFF);
}
