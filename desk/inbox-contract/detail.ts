import * as z from 'zod/mini';

import { conversation, request, status, verdict } from '../../lib/consultation/consultation.ts';
import { catalogueEntry } from '../../lib/policy/catalogue.ts';
import { facts } from '../../lib/vendors/facts.ts';
import { channelState } from './channels.ts';
import { summary } from './list.ts';

const instant = z.iso.datetime();

/**
 * Other requests for the same vendor, newest first: `items` the newest few of `count`. `teams`: how many ask lately,
 * this request's own among them.
 */
export const sameVendor = z.strictObject({
  count: z.int(),
  teams: z.int(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      receivedAt: instant,
      status,
      team: z.optional(z.string()),
      plan: z.optional(z.string()),
      seats: z.optional(z.int()),
      verdict: z.optional(verdict),
    }),
  ),
});

/** What advisors tell each other. It leaves the desk by no other way than this page. */
export const note = z.strictObject({ id: z.uuid(), by: z.string(), text: z.string(), at: instant });
export type Note = z.infer<typeof note>;

export const detail = z.strictObject({
  summary,
  request,
  conversation,
  sameVendor,
  notes: z.array(note),
  /** What the organisation's own list says about this vendor. */
  catalogue: z.array(catalogueEntry),
  /** What the vendor directory knows, with its sources. */
  vendorFacts: z.optional(facts),
  channels: z.array(channelState),
});
export type Detail = z.infer<typeof detail>;
