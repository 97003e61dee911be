import * as z from 'zod/mini';

import { answers } from '../checklist/answers.ts';
import { offer } from '../checkout/sighting.ts';
import { line, prose } from '../line.ts';
import { without } from '../without.ts';
import { venue } from './consultation.ts';

/**
 * What the buyer has answered, corrected and written so far for one vendor, kept so that closing the popup loses
 * nothing. `without`: parts of the request taken out, as paths ("url", "offer.plan", "answers.purpose").
 */
export const draft = z.strictObject({
  answers,
  vendorName: z.optional(line(120)),
  offer: z.optional(offer),
  note: z.optional(prose(4000)),
  neededBy: z.optional(z.iso.date()),
  venue: z.optional(venue),
  without: z.optional(z.array(z.string().check(z.maxLength(60))).check(z.maxLength(60))),
});
export type Draft = z.infer<typeof draft>;

const MOST_DRAFTS = 50;

/** The drafts with another one for `subject` (`null`: with none), the oldest let go where there are too many. */
export function withNewDraft<Saved extends { savedAt: string }>(
  drafts: Record<string, Saved>,
  subject: string,
  draft: Saved | null,
): Record<string, Saved> {
  const newest = Object.entries(without(drafts, subject)).sort(([, a], [, b]) =>
    b.savedAt.localeCompare(a.savedAt),
  );
  const kept = Object.fromEntries(newest.slice(0, MOST_DRAFTS - 1));
  return draft ? { ...kept, [subject]: draft } : kept;
}
