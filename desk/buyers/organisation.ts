import type { Organisation } from '../../lib/consultation/desk-contract.ts';
import { readCatalogue } from '../store/catalogue.ts';
import type { Db } from '../store/database.ts';
import { readSettings } from '../store/settings.ts';

/** What the nudge may promise and offer: from settings, catalogue and real answers only. */
export async function organisationOf(db: Db): Promise<Organisation> {
  const { name, contact } = await readSettings(db);
  const firstAnswer = await firstAnswerOf(db);
  const catalogue = await readCatalogue(db);
  return {
    ...(name ? { name } : {}),
    ...(contact ? { contact } : {}),
    ...(firstAnswer ? { firstAnswer } : {}),
    catalogue: catalogue.map(({ entry }) => entry),
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
