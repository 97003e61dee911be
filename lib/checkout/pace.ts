/** How long the spotter leaves a page alone before it looks again, in milliseconds. */
export const SOON_MS = 400;
const LONGEST_MS = 30_000;
/** Looking may take at most one part in this many of a page's time. */
const SHARE = 50;

/**
 * The pause after a look that took `tookMs`: soon after news, twice as long each time nothing was new, so that a page
 * that changes for ever costs next to nothing.
 */
export function nextPause(lastPauseMs: number, news: boolean, tookMs: number): number {
  const wished = news ? SOON_MS : lastPauseMs * 2;
  return Math.min(LONGEST_MS, Math.max(SOON_MS, wished, tookMs * SHARE));
}
