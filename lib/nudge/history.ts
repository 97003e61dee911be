import * as z from 'zod/mini';

import type { NudgeAnswer } from '../messages.ts';
import type { Policy } from '../policy/policy.ts';
import type { Decision } from './decide.ts';

const instant = z.iso.datetime();

const vendorHistory = z.strictObject({
  shownAt: z.optional(instant),
  quietUntil: z.optional(instant),
  silenced: z.optional(z.enum(['never', 'not-a-purchase'])),
  /** Drawn once, 0 to 99, where the organisation holds nudges out. */
  lot: z.optional(z.int().check(z.minimum(0), z.maximum(99))),
  /** The newest advice the nudge has already shown for this vendor. */
  adviceShown: z.optional(z.uuid()),
});
export type VendorHistory = z.infer<typeof vendorHistory>;

/** What the buyer was shown and said, by vendor key (see vendorKey). Never leaves the browser. */
export const nudgeHistory = z.record(z.string(), vendorHistory);
export type NudgeHistory = z.infer<typeof nudgeHistory>;

const DAY_MS = 86_400_000;
export const SNOOZE_MS = DAY_MS;

/** How long one nudge for a vendor lasts. */
export const periodMs = (policy: Policy): number => (policy.nudgeEveryDays ?? 7) * DAY_MS;

export const ofVendor = (history: NudgeHistory, key: string): VendorHistory =>
  Object.hasOwn(history, key) ? history[key]! : {};

/** The history once a nudge stands in the page. */
export function afterShown(
  history: NudgeHistory,
  key: string,
  decision: Decision,
  now: Date,
): NudgeHistory {
  if (!decision.show) return history;
  const advice = decision.kind === 'advice' ? { adviceShown: decision.advice.id } : {};
  return {
    ...history,
    [key]: { ...ofVendor(history, key), ...advice, shownAt: now.toISOString() },
  };
}

/** The history once the buyer has answered. A snoozed nudge comes back when the snooze ends, not a period later. */
export function afterAnswer(
  history: NudgeHistory,
  key: string,
  answer: NudgeAnswer,
  policy: Policy,
  now: Date,
): NudgeHistory {
  const { shownAt, ...rest } = ofVendor(history, key);
  const until = (ms: number) => new Date(now.getTime() + ms).toISOString();
  const changed: Record<NudgeAnswer, VendorHistory> = {
    ask: { ...rest, shownAt: shownAt ?? now.toISOString() },
    'not-now': { ...rest, shownAt, quietUntil: until(periodMs(policy)) },
    snooze: { ...rest, quietUntil: until(SNOOZE_MS) },
    'not-a-purchase': { ...rest, shownAt, silenced: 'not-a-purchase' },
    never: { ...rest, shownAt, silenced: 'never' },
  };
  return { ...history, [key]: changed[answer] };
}
