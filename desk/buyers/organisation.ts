import { FEWEST_OTHERS, type Organisation } from '../../lib/consultation/desk-contract.ts';
import { readCatalogue } from '../store/catalogue.ts';
import type { Db } from '../store/database.ts';
import { readSettings } from '../store/settings.ts';

/** What the nudge may promise and offer a buyer: from settings, catalogue, real requests and answers only. */
export async function organisationOf(
  db: Db,
  buyer: { credential: string; now: number },
): Promise<Organisation> {
  const { name, contact, fleetHealth } = await readSettings(db);
  const firstAnswer = await firstAnswerOf(db);
  const catalogue = await readCatalogue(db);
  const demand = await demandOf(db, buyer);
  return {
    ...(name ? { name } : {}),
    ...(contact ? { contact } : {}),
    ...(firstAnswer ? { firstAnswer } : {}),
    catalogue: catalogue.map(({ entry }) => entry),
    ...(Object.keys(demand).length > 0 ? { demand } : {}),
    fleetHealth,
  };
}

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

/** How many others than this buyer have a consultation under way, by vendor; the most wanted. */
async function demandOf(
  db: Db,
  { credential, now }: { credential: string; now: number },
): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('consultation')
    .where('status', 'in', UNDER_WAY)
    .where('received_at', '>', now - LATELY_MS)
    .where('credential', '!=', credential)
    .select(['vendor_key', (eb) => eb.fn.count<number>('credential').distinct().as('others')])
    .groupBy('vendor_key')
    .having((eb) => eb(eb.fn.count('credential').distinct(), '>=', FEWEST_OTHERS))
    .orderBy('others', 'desc')
    .orderBy('vendor_key')
    .limit(MOST_VENDORS)
    .execute();
  return Object.fromEntries(rows.map(({ vendor_key, others }) => [vendor_key, Number(others)]));
}
