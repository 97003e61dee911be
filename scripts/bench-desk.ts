/** `npm run bench:desk`: what the desk costs over its database, on SQLite and on PostgreSQL, side by side in one run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { openFolder, openPostgres } from '../desk/store/open.ts';
import { hasPostgres, newDatabase, startPostgres } from '../test/desk/postgres.ts';
import { startDesk } from '../test/desk/start-desk.ts';
import { DeskAdmin } from '../test/e2e/desk-admin.ts';
import { barePostgres, bareSqlite } from './bench-desk/bare.ts';
import { fillPostgres } from './bench-desk/fill-postgres.ts';
import { fillSqlite } from './bench-desk/fill-sqlite.ts';
import { CONCURRENCY, type Ingest, measureIngest } from './bench-desk/ingest.ts';
import { type Reading, measureReading } from './bench-desk/reading.ts';
import { addBrowsers } from './bench-desk/rows.ts';
import { bold, dim, green, red, say } from './terminal.ts';

const HELP = `usage: npm run bench:desk -- [options]

  --rows N        stored requests that list and search read among (1000000)
  --requests N    requests that are taken in while memory is watched (15000; 100000: is it flat)
  --store NAME    only sqlite, or only postgres
  --json FILE     the figures, for machines`;

const TARGETS = { ingestVsBare: 0.5, listVsPoint: 3 };
/** More browsers than one may send requests for in that time. */
const BROWSERS = 2000;

const ms = (value: number): string => `${value.toFixed(2)} ms`;
const round = (value: number): number => Math.round(value * 1000) / 1000;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    requests: { type: 'string', default: '15000' },
    store: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const rows = Number(values.rows);
const requests = Number(values.requests);

if (values.help) say(HELP);
else await run();

async function run(): Promise<void> {
  const stores = (['sqlite', 'postgres'] as const).filter(
    (name) => (values.store ?? name) === name,
  );
  const figures: Record<string, object> = {};
  for (const name of stores) {
    if (name === 'postgres' && !hasPostgres()) {
      say('PostgreSQL is not installed here: skipped.');
      continue;
    }
    say(bold(`\n${name}`));
    figures[name] = show(await measure(name));
  }
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The same desk, as `npm run desk` starts it, durable as it comes; nothing else on the machine, please. */
async function measure(name: 'sqlite' | 'postgres'): Promise<Ingest & { reading: Reading }> {
  const stop = name === 'postgres' ? await startPostgres({ durable: true }) : undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-desk-'));
  const database = await newDatabase();
  const start = () => startDesk({ data: folder, database });
  try {
    const store = database ? await openPostgres(database, () => {}) : await openFolder(folder);
    const browsers = await addBrowsers(store.db, BROWSERS, Date.now());
    await store.close();

    const first = await start();
    const bare = database ? barePostgres(database) : bareSqlite(folder);
    const ingest = await measureIngest(first, bare, browsers, {
      requests,
      tell: (line) => say(dim(line)),
    });
    await bare.close();
    await first.stop();

    say(dim(`  filling in ${rows} requests …`));
    if (database) await fillPostgres(database, rows, browsers);
    else await fillSqlite(folder, rows, browsers);

    const second = await start();
    const { cookie } = await DeskAdmin.signIn(second);
    const reading = await measureReading(second, cookie, browsers, rows);
    await second.stop();
    return { ...ingest, reading };
  } finally {
    await stop?.();
    rmSync(folder, { recursive: true, force: true });
  }
}

function show({ bare, desk, ratio, memory, reading }: Ingest & { reading: Reading }): object {
  say(
    `  requests a second, ${CONCURRENCY} at once: bare inserts ${bare.toFixed(0)}, the desk ${desk.toFixed(0)}`,
  );
  say(`  memory of the desk over ${requests} requests: ${memory.join(', ')} MB`);
  say(
    `  95 of 100 within, among ${rows}: one request ${ms(reading.point)}, list ${ms(reading.list)}, search ${ms(reading.search)}`,
  );
  verdict('desk / bare inserts', ratio, '≥', TARGETS.ingestVsBare);
  verdict('list and search / one request', reading.ratio, '≤', TARGETS.listVsPoint);
  return {
    ingestVsBare: round(ratio),
    listVsPoint: round(reading.ratio),
    bareRequestsPerSecond: Math.round(bare),
    deskRequestsPerSecond: Math.round(desk),
    memoryMegabytes: memory,
    rows,
    pointP95Ms: round(reading.point),
    listP95Ms: round(reading.list),
    searchP95Ms: round(reading.search),
  };
}

function verdict(what: string, value: number, than: '≥' | '≤', target: number): void {
  const holds = than === '≥' ? value >= target : value <= target;
  const line = `${what}: ${value.toFixed(2)} (${than} ${target})`;
  say(`  ${holds ? green(`✓ ${line}`) : red(`✗ ${line}`)}`);
}
