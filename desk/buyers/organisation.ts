import { createHash } from 'node:crypto';

import { FEWEST_OTHERS, type Organisation } from '../../lib/consultation/desk-contract.ts';
import type { Reading } from '../http/etag.ts';
import type { Live } from '../live.ts';
import { readCatalogue } from '../store/catalogue.ts';
import type { Db } from '../store/database.ts';
import { readSettings } from '../store/settings.ts';

/** What every browser is told alike; `demand`: who all ask for what, most wanted first. */
interface Told {
  version: string;
  base: Organisation;
  demand: [vendor: string, asking: number][];
}

interface Kept {
  since: number;
  told: Promise<Told>;
  tookMs: number;
  isOutdated: boolean;
}

/** What takes longer is not made anew at every change, */
const QUICK_MS = 100;
/** but when it is that old. */
const KEPT_MS = 60_000;

/**
 * What the nudge may promise and offer a buyer: from settings, catalogue, real requests and answers only. Kept between
 * calls until one of these changes; how many ask may be a minute old where very many do.
 */
export class Organisations {
  readonly #db: Db;
  #kept: Kept | undefined;

  constructor(db: Db, live: Live) {
    this.#db = db;
    live.listen(({ type }) => {
      if (type !== 'consultation') this.#kept = undefined;
      else if (this.#kept) this.#kept.isOutdated = true;
    });
  }

  async for(credential: string, now: number): Promise<Reading<Organisation>> {
    const told = await this.#told(now);
    const own = await ownVendors(this.#db, credential, now);
    const others = told.demand.map(([vendor, asking]): [string, number] => [
      vendor,
      own.includes(vendor) ? asking - 1 : asking,
    ]);
    return {
      version: own.length > 0 ? hashOf([told.version, own]) : told.version,
      answer: async () => ({ ...told.base, ...mostWanted(others) }),
    };
  }

  #told(now: number): Promise<Told> {
    const kept = this.#kept;
    const isKept =
      kept && now - kept.since < KEPT_MS && !(kept.isOutdated && kept.tookMs < QUICK_MS);
    return isKept ? kept.told : this.#readAnew(now);
  }

  #readAnew(now: number): Promise<Told> {
    const from = performance.now();
    const kept: Kept = { since: now, told: tellAll(this.#db, now), tookMs: 0, isOutdated: false };
    this.#kept = kept;
    kept.told.then(
      () => (kept.tookMs = performance.now() - from),
      () => (this.#kept = undefined),
    );
    return kept.told;
  }
}

async function tellAll(db: Db, now: number): Promise<Told> {
  const { name, contact, fleetHealth } = await readSettings(db);
  const firstAnswer = await firstAnswerOf(db);
  const catalogue = await readCatalogue(db);
  const demand = await demandOf(db, now);
  const base = {
    ...(name ? { name } : {}),
    ...(contact ? { contact } : {}),
    ...(firstAnswer ? { firstAnswer } : {}),
    catalogue: catalogue.map(({ entry }) => entry),
    fleetHealth,
  };
  return { version: hashOf([base, demand]), base, demand };
}

const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url');

const COUNTED = 500;

/** Median wait for the first answer, over the consultations answered most recently. */
async function firstAnswerOf(db: Db): Promise<Organisation['firstAnswer']> {
  const rows = await db
    .selectFrom('consultation')
    .select(['received_at', 'first_answer_at'])
    .where('first_answer_at', 'is not', null)
    .orderBy('first_answer_at', 'desc')
    .limit(COUNTED)
    .execute();
  if (rows.length === 0) return undefined;
  const waits = rows.map((row) => (row.first_answer_at ?? 0) - row.received_at);
  return { medianMs: median(waits), answered: rows.length };
}

/** The middle of at least one value; between two, rounded up. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return Math.ceil((sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2);
}

const UNDER_WAY = ['open', 'in-review', 'answered'] as const;
const LATELY_MS = 90 * 86_400_000;
const MOST_VENDORS = 300;

const underWay = (db: Db, now: number) =>
  db
    .selectFrom('consultation')
    .where('status', 'in', UNDER_WAY)
    .where('received_at', '>', now - LATELY_MS);

/** How many have a consultation under way, by vendor. */
async function demandOf(db: Db, now: number): Promise<Told['demand']> {
  const rows = await underWay(db, now)
    .select(['vendor_key', (eb) => eb.fn.count<number>('credential').distinct().as('asking')])
    .groupBy('vendor_key')
    .having((eb) => eb(eb.fn.count('credential').distinct(), '>=', FEWEST_OTHERS))
    .orderBy('asking', 'desc')
    .orderBy('vendor_key')
    .execute();
  return rows.map(({ vendor_key, asking }) => [vendor_key, Number(asking)]);
}

async function ownVendors(db: Db, credential: string, now: number): Promise<string[]> {
  const rows = await underWay(db, now)
    .select('vendor_key')
    .distinct()
    .where('credential', '=', credential)
    .orderBy('vendor_key')
    .execute();
  return rows.map(({ vendor_key }) => vendor_key);
}

/** Those that enough others ask for; absent where there are none. */
function mostWanted(others: Told['demand']): Pick<Organisation, 'demand'> {
  const wanted = others
    .filter(([, count]) => count >= FEWEST_OTHERS)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, MOST_VENDORS);
  return wanted.length > 0 ? { demand: Object.fromEntries(wanted) } : {};
}
