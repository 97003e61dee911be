const FIRST_MS = 5_000;
const LONGEST_MS = 30 * 60_000;
const SHORTEST_MS = 1_000;

/** No answer makes us wait longer than this, and no clock that was set back either. */
export const LONGEST_WAIT_MS = 6 * 3_600_000;

/**
 * Milliseconds until the next attempt after `failures` in a row: exponential with full jitter, so that ten thousand
 * browsers do not return together. `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.max(SHORTEST_MS, Math.round(ceiling * random));
}

/** As {@link backoffMs}, never before what the desk asked for (`Retry-After`), spread over a tenth of it. */
export function waitMs(failures: number, random: number, retryAfterMs = 0): number {
  const asked = Math.min(retryAfterMs * (1 + random / 10), LONGEST_WAIT_MS);
  return Math.max(backoffMs(failures, random), Math.round(asked));
}
