import type { Insights } from '../../insights/contract.ts';

/**
 * How many times as many requests come from a checkout with a nudge as from one without: each side by its share of
 * all checkouts. Undefined where one side is too small to be told, or empty.
 */
export function nudgeEffect({
  percent,
  nudged,
  heldOut,
}: Insights['holdOut'][number]): number | undefined {
  if (!nudged || !heldOut) return undefined;
  return nudged / (100 - percent) / (heldOut / percent);
}
