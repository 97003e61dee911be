export const DAY_MS = 24 * 60 * 60 * 1000;

export type Unit = 'week' | 'month';

/** The calendar day of an instant, UTC. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Weeks for up to three months, months beyond. */
export const unitFor = (fromMs: number, toMs: number): Unit =>
  toMs - fromMs <= 93 * DAY_MS ? 'week' : 'month';

/** When the week (Monday) or month around an instant begins. */
export function beginOf(ms: number, unit: Unit): number {
  const at = new Date(ms);
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  if (unit === 'month') return Date.UTC(year, month, 1);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return Date.UTC(year, month, at.getUTCDate() - sinceMonday);
}

/** Every week or month of a range, from the day it begins. */
export function beginsIn(fromMs: number, toMs: number, unit: Unit): number[] {
  const begins: number[] = [];
  for (let at = beginOf(fromMs, unit); at <= toMs; at = nextAfter(at, unit)) begins.push(at);
  return begins;
}

function nextAfter(begin: number, unit: Unit): number {
  const at = new Date(begin);
  return unit === 'week'
    ? begin + 7 * DAY_MS
    : Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
}
