/**
 * Everything that contexts say to each other. Commands go by message, one union per direction; state comes back by
 * watching storage (lib/browser/stored.ts). What arrives is parsed in the background; pages never choose an address,
 * an identity or a tab: those come from the sender.
 */
import * as z from 'zod/mini';

import { type Vendor, sighting } from './checkout/sighting.ts';
import { outcome, request, verdict } from './consultation/consultation.ts';
import { draft } from './consultation/draft.ts';
import { line, prose } from './line.ts';
import type { Corner } from './nudge/place.ts';
import { reminder } from './reminders/reminders.ts';
import { buyerSettings } from './settings.ts';
import type { VendorFacts } from './vendors/vendor-facts.ts';

/** How the buyer answered the nudge. `ask` opens the checklist. */
export const nudgeAnswer = z.enum(['ask', 'not-now', 'snooze', 'not-a-purchase', 'never']);
export type NudgeAnswer = z.infer<typeof nudgeAnswer>;

/** Gate and spotter → background. */
export const pageMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('gate-opened') }),
  /** The name of a file of lib/checkout/words; answered when its words are in the page. */
  z.strictObject({
    type: z.literal('words-wanted'),
    language: z.string().check(z.regex(/^[a-z]{2}$/)),
  }),
  z.strictObject({ type: z.literal('checkout-seen'), sighting }),
  z.strictObject({ type: z.literal('checkout-gone') }),
  z.strictObject({ type: z.literal('nudge-answered'), answer: nudgeAnswer }),
]);
export type PageMessage = z.infer<typeof pageMessage>;

/** Popup, settings and first-run page → background. Only a page of the extension itself may say these. */
export const uiMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('send-request'), request }),
  z.strictObject({ type: z.literal('undo-request'), id: z.uuid() }),
  z.strictObject({
    type: z.literal('reply'),
    /** Made when writing begins: what is pressed twice is said once. */
    id: z.uuid(),
    consultation: z.uuid(),
    text: prose(4000).check(z.minLength(1)),
  }),
  z.strictObject({ type: z.literal('conclude'), consultation: z.uuid(), outcome }),
  z.strictObject({ type: z.literal('withdraw'), consultation: z.uuid() }),
  z.strictObject({ type: z.literal('forget'), consultation: z.uuid() }),
  /** Where there is no desk: what IT answered elsewhere; that the draft was sent; that channels are to be tried again. */
  z.strictObject({
    type: z.literal('note-advice'),
    consultation: z.uuid(),
    verdict,
    message: prose(4000),
  }),
  z.strictObject({ type: z.literal('mailed'), consultation: z.uuid() }),
  z.strictObject({ type: z.literal('retry'), consultation: z.uuid() }),
  z.strictObject({ type: z.literal('mark-seen'), consultation: z.uuid(), revision: z.int() }),
  z.strictObject({
    type: z.literal('save-draft'),
    /** A vendor key. `null` drops the draft. */
    subject: z.string().check(z.maxLength(300)),
    draft: z.nullable(draft),
  }),
  z.strictObject({
    type: z.literal('remind'),
    /** A vendor key. `null` drops the reminder. */
    subject: z.string().check(z.maxLength(300)),
    reminder: z.nullable(reminder),
  }),
  z.strictObject({ type: z.literal('save-settings'), settings: buyerSettings }),
  /** Given, or taken back. */
  z.strictObject({ type: z.literal('consent'), isGiven: z.boolean() }),
  z.strictObject({ type: z.literal('unsilence'), vendor: z.string().check(z.maxLength(300)) }),
  /** Whom the buyer means by what they wrote, and what is known of them. */
  z.strictObject({ type: z.literal('find-vendor'), written: line(120) }),
  z.strictObject({ type: z.literal('refresh') }),
  z.strictObject({ type: z.literal('test-connection') }),
]);
export type UiMessage = z.infer<typeof uiMessage>;

export interface FoundVendor {
  vendor: Vendor;
  vendorFacts?: VendorFacts;
}

/** What the background answers a UI message: done (and what was asked for), or why not. */
export type UiAnswer =
  | { ok: true; found?: FoundVendor }
  | { ok: false; title: string; detail?: string };

/** The nudge, ready to show: words in the buyer's language, nothing to decide in the page. */
export interface Nudge {
  /** `approved` is the quiet tick: a title and nothing to press. */
  tone: 'ask' | 'gain' | 'under-way' | 'advice' | 'approved';
  /** Name of the region, for assistive technology. */
  label: string;
  title: string;
  lines: string[];
  /** Label of the button that opens the checklist, the conversation or the advice. */
  action: string | null;
  answers: { answer: Exclude<NudgeAnswer, 'ask'>; label: string }[];
  moreLabel: string;
  closeLabel: string;
  direction: 'ltr' | 'rtl';
  /** Where the organisation would rather have it. */
  corner?: Corner | undefined;
}

/** Background → spotter, as the answer to `checkout-seen` and on its own. `null` takes the nudge away. */
export interface ShowNudge {
  type: 'nudge';
  nudge: Nudge | null;
}
