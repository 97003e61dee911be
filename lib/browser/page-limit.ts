/** A tab may say so many things at once, and one more each while. */
const BURST = 20;
const REFILL_MS = 2_000;

const buckets = new Map<number, { left: number; at: number }>();

/** Does this tab flood us? A worker that was ended has forgotten: then there was no flood. `now` in milliseconds. */
export function isTooMuch(tabId: number, now: number): boolean {
  const { left, at } = buckets.get(tabId) ?? { left: BURST, at: now };
  const filled = Math.min(BURST, left + Math.max(0, now - at) / REFILL_MS);
  const isAllowed = filled >= 1;
  buckets.set(tabId, { left: isAllowed ? filled - 1 : filled, at: now });
  return !isAllowed;
}
