/** A desk's database with many requests in it, written in bulk: files for COPY, indexes at the end. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { connect } from '../../desk/store/open.ts';
import { withoutIndexes } from '../../desk/store/without-indexes.ts';
import { indexAllWords } from '../../desk/store/word-index.ts';
import { ASSIGN, history } from './history.ts';
import type { Browser } from './rows.ts';

const AT_ONCE = 20_000;
/** No checks of what the rows point to, no waiting for the disk. */
const IN_BULK =
  '-c session_replication_role=replica -c synchronous_commit=off -c maintenance_work_mem=512MB';

/** The server reads files of this machine, so it must be on it, and the user one of its superusers. */
export async function fillPostgres(
  url: string,
  count: number,
  browsers: readonly Browser[],
): Promise<void> {
  const inBulk = `${url}?options=${encodeURIComponent(IN_BULK)}`;
  const client = new pg.Client(inBulk);
  await client.connect();
  const db = connect({ data: '', database: inBulk }, () => {});
  await withoutIndexes(db, () => copyAll(client, count, browsers));
  for (const sql of ASSIGN) await client.query(sql);

  const { rows: keys } = await client.query<{ name: string; sql: string }>(
    `select conname as name, pg_get_constraintdef(oid) as sql from pg_constraint
      where conrelid = 'search_word'::regclass`,
  );
  for (const { name } of keys)
    await client.query(`alter table search_word drop constraint ${name}`);
  await indexAllWords(db);
  for (const { name, sql } of keys)
    await client.query(`alter table search_word add constraint ${name} ${sql}`);
  await db.destroy();
  await client.query('vacuum analyze');
  await client.end();
}

async function copyAll(client: pg.Client, count: number, browsers: readonly Browser[]) {
  const copies = [new Copy(client, 'consultation'), new Copy(client, 'idempotency')] as const;
  for (const { consultation, idempotency } of history(count, browsers)) {
    await copies[0].add(consultation);
    if (idempotency) await copies[1].add(idempotency);
  }
  for (const copy of copies) await copy.end();
}

/** Rows on their way into a table, some thousands at a time. */
class Copy {
  readonly #client: pg.Client;
  readonly #table: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'copy-'));
  #columns = '';
  #lines: string[] = [];

  constructor(client: pg.Client, table: string) {
    this.#client = client;
    this.#table = table;
    chmodSync(this.#folder, 0o755);
  }

  async add(row: object): Promise<void> {
    this.#columns ||= Object.keys(row).join();
    this.#lines.push(Object.values(row).map(field).join('\t'));
    if (this.#lines.length === AT_ONCE) await this.#write();
  }

  async end(): Promise<void> {
    if (this.#lines.length > 0) await this.#write();
    rmSync(this.#folder, { recursive: true });
  }

  async #write(): Promise<void> {
    const file = join(this.#folder, 'rows');
    writeFileSync(file, `${this.#lines.join('\n')}\n`, { mode: 0o644 });
    this.#lines = [];
    await this.#client.query(`copy ${this.#table} (${this.#columns}) from '${file}'`);
  }
}

const ESCAPED: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const field = (value: unknown): string =>
  value === null ? '\\N' : String(value).replaceAll(/[\\\n\r\t]/g, (sign) => ESCAPED[sign]!);
