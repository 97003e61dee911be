/** A desk's database with many requests in it, written in bulk. */
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

import pg from 'pg';

import { aRequest, seeded } from './requests.ts';
import { type Browser, type Rows, rowsOf } from './rows.ts';

const AT_ONCE = 5000;
const YEARS = 3;
const FIRST = Date.now() - YEARS * 365 * 86_400_000;

/** One in so many is still open, and one in so many waits for its buyer, the newest above all. */
const OPEN_EVERY = 200;

/** Requests `0` to `count - 1`, in the order they came over three years; all but the newest few are answered. */
function* history(count: number, browsers: readonly Browser[]): Generator<Rows> {
  const random = seeded(2);
  const step = (Date.now() - FIRST) / count;
  for (let n = 0; n < count; n++) {
    const request = aRequest(n, random);
    const rows = rowsOf(request, browsers[n % browsers.length]!.id, Math.round(FIRST + n * step));
    const isRecent = n > count - 4 * (count / OPEN_EVERY);
    const fate = random();
    const turn = isRecent && fate < 0.25 ? 'it' : isRecent && fate < 0.4 ? 'buyer' : 'nobody';
    const answered = turn === 'nobody' ? { status: 'answered' as const } : {};
    yield { ...rows, consultation: { ...rows.consultation, turn, ...answered } };
  }
}

function* batches(count: number, browsers: readonly Browser[]): Generator<Rows[]> {
  let batch: Rows[] = [];
  for (const rows of history(count, browsers)) {
    batch.push(rows);
    if (batch.length === AT_ONCE) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Words go to a heap first and into their B-tree in its order: at random it would be written many times over. */
const SORTED_WORDS =
  'insert into search_word (word, received_at, consultation) select word, received_at, consultation from filling order by 1, 2, 3';

export function fillSqlite(folder: string, count: number, browsers: readonly Browser[]): void {
  const database = new DatabaseSync(join(folder, 'desk.db'));
  database.exec('pragma synchronous=OFF; pragma cache_size=-500000; pragma temp_store=FILE;');
  database.exec('create temp table filling (word text, received_at integer, consultation text)');
  const insert = (table: string, row: object) => {
    const names = Object.keys(row);
    const text = `insert into ${table} (${quoted(names)}) values (${names.map(() => '?').join()})`;
    const statement = database.prepare(text);
    return (row: object) => void statement.run(...(Object.values(row) as SQLInputValue[]));
  };
  let write: Record<'consultation' | 'idempotency' | 'word', (row: object) => void> | undefined;
  database.exec('begin');
  for (const batch of batches(count, browsers))
    for (const { consultation, idempotency, words } of batch) {
      write ??= {
        consultation: insert('consultation', consultation),
        idempotency: insert('idempotency', idempotency),
        word: insert('filling', words[0]!),
      };
      write.consultation(consultation);
      write.idempotency(idempotency);
      for (const word of words) write.word(word);
    }
  database.exec(SORTED_WORDS);
  database.exec('commit; drop table filling; pragma optimize; pragma wal_checkpoint(truncate);');
  database.close();
}

export async function fillPostgres(
  url: string,
  count: number,
  browsers: readonly Browser[],
): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('set synchronous_commit=off');
  await client.query(`set maintenance_work_mem='512MB'; set work_mem='256MB'`);
  await client.query(
    'create temp table filling (word text collate "C", received_at bigint, consultation text collate "C")',
  );
  const insert = async (table: string, rows: object[]) => {
    const columns = quoted(Object.keys(rows[0]!));
    const text = `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`;
    await client.query(text, [JSON.stringify(rows)]);
  };
  for (const batch of batches(count, browsers)) {
    await client.query('begin');
    await insert(
      'consultation',
      batch.map(({ consultation }) => consultation),
    );
    await insert(
      'idempotency',
      batch.map(({ idempotency }) => idempotency),
    );
    await insert(
      'filling',
      batch.flatMap(({ words }) => words),
    );
    await client.query('commit');
  }
  await client.query(SORTED_WORDS);
  await client.query('vacuum analyze');
  await client.end();
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join();
