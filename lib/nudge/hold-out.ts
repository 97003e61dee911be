import type { HoldOut, StoredSighting } from '../checkout/sighting.ts';
import type { Policy } from '../policy/policy.ts';
import { type NudgeHistory, ofVendor } from './history.ts';
import { vendorKey } from './vendor-key.ts';

/** One of a hundred lots, from the random end of a sighting's id. */
const lotOf = (id: string): number => Number.parseInt(id.slice(-8), 16) % 100;

/**
 * Draws a vendor's lot at its first checkout in this browser and keeps it with the history, so that coming back does
 * not draw again. Nothing is drawn where the organisation holds nothing out.
 */
export function drawLot(
  history: NudgeHistory,
  { id, vendor }: Pick<StoredSighting, 'id' | 'vendor'>,
  policy: Policy,
): NudgeHistory {
  const key = vendorKey(vendor);
  const past = ofVendor(history, key);
  if (!policy.nudgeHoldOutPercent || past.lot !== undefined) return history;
  return { ...history, [key]: { ...past, lot: lotOf(id) } };
}

/** Whether this vendor's checkouts are of the share that is left without an invitation; undefined: there is none. */
export function holdOutOf(
  history: NudgeHistory,
  { vendor }: Pick<StoredSighting, 'vendor'>,
  policy: Policy,
): HoldOut | undefined {
  const { lot } = ofVendor(history, vendorKey(vendor));
  const percent = policy.nudgeHoldOutPercent;
  if (!percent || lot === undefined) return undefined;
  return { percent, isHeldOut: lot < percent };
}
