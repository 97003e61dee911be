/** How long the spotter leaves a page alone before it looks again, in milliseconds. */
export const SOON_MS = 400;
const LONGEST_MS = 30_000;
/** The pause is at least so many times as long as the look took: the more, the less there was to see. */
const REST = { news: 4, nothing: 20 };

/**
 * The pause after a look that took `tookMs`: soon after news, twice as long each time nothing was new, so that a page
 * that changes for ever costs next to nothing.
 */
export function nextPause(lastPauseMs: number, news: boolean, tookMs: number): number {
  const wished = news
    ? Math.max(SOON_MS, tookMs * REST.news)
    : Math.max(lastPauseMs * 2, tookMs * REST.nothing);
  return Math.min(LONGEST_MS, wished);
}
