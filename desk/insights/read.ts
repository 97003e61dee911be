import { setImmediate as nextTurn } from 'node:timers/promises';

import type * as z from 'zod/mini';

import type { Request } from '../../lib/consultation/consultation.ts';
import { refuse } from '../http/problems.ts';
import type { Db } from '../store/database.ts';
import { DAY_MS, dayOf, unitFor } from './calendar.ts';
import type { Insights, insightsQuery } from './contract.ts';
import { Tally } from './tally.ts';

const COLUMNS = [
  'received_at',
  'id',
  'first_answer_at',
  'vendor_key',
  'team_key',
  'level',
  'currency',
  'yearly_minor',
  'result',
  'useful',
  'nudged',
  'hold_out_percent',
] as const;

const AT_ONCE = 1000;

/** Counts the requests of a range, page by page, so that nobody else waits for it. */
export async function readInsights(
  db: Db,
  query: z.output<typeof insightsQuery>,
  now: number,
): Promise<Insights> {
  if (query.from && query.to && query.to < query.from)
    throw refuse.invalidField('to', 'is before “from”');
  const first = dayOf((await firstOf(db)) ?? now);
  const to = earlier(query.to ?? dayOf(now), dayOf(now));
  const from = earlier(query.from && query.from > first ? query.from : first, to);
  const [fromMs, endMs] = [Date.parse(from), Date.parse(to) + DAY_MS];
  const tally = new Tally(fromMs, endMs - 1, unitFor(fromMs, endMs));
  for (let after = { at: fromMs, id: '' }; ;) {
    const rows = await page(db, after, endMs);
    for (const row of rows) tally.add(row);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) break;
    after = { at: last.received_at, id: last.id };
    await nextTurn();
  }
  return { from, to, ...tally.told(await namesOf(db, tally.mostWanted())) };
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

async function firstOf(db: Db): Promise<number | undefined> {
  const first = await db
    .selectFrom('consultation')
    .select('received_at')
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return first?.received_at;
}

/** All of it stands in an index of its own (see store/inbox-tables.ts). */
const page = (db: Db, after: { at: number; id: string }, endMs: number) =>
  db
    .selectFrom('consultation')
    .select(COLUMNS)
    .where((eb) => eb(eb.refTuple('received_at', 'id'), '>', eb.tuple(after.at, after.id)))
    .where('received_at', '<', endMs)
    .orderBy('received_at')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute();

/** As the newest request writes them. */
async function namesOf(db: Db, keys: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const key of keys) {
    const { request } = await db
      .selectFrom('consultation')
      .select('request')
      .where('vendor_key', '=', key)
      .orderBy('received_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    names.set(key, (JSON.parse(request) as Request).vendor.name);
  }
  return names;
}
