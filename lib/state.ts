/**
 * What the background keeps for every context to watch. Each value carries the version of its shape; a value of an
 * unknown version or shape is never overwritten silently (see lib/browser/stored.ts).
 */
import * as z from 'zod/mini';

import { storedSighting } from './checkout/sighting.ts';
import { consultationRecord } from './consultation/consultation-record.ts';
import { organisation } from './consultation/desk-contract.ts';
import { draft } from './consultation/draft.ts';
import { nudgeHistory } from './nudge/history.ts';
import { places } from './places.ts';
import { policy } from './policy/policy.ts';
import { reminders } from './reminders/reminders.ts';
import { buyerSettings } from './settings.ts';

const instant = z.iso.datetime();

/** The organisation policy as last read. `managed`: the browser holds a policy for us. */
export const policyState = z.strictObject({
  managed: z.boolean(),
  policy,
  problems: z.array(z.strictObject({ key: z.string(), value: z.string(), reason: z.string() })),
});
export type PolicyState = z.infer<typeof policyState>;

/** How the extension stands with the desk. `direct`: there is none, requests go straight to channels. */
export const connection = z.strictObject({
  state: z.enum([
    'no-desk',
    'direct',
    'no-consent',
    'not-enrolled',
    'enrolled',
    'refused',
    'unreachable',
  ]),
  deskUrl: z.optional(z.string()),
  detail: z.optional(z.string()),
  checkedAt: z.optional(instant),
});
export type Connection = z.infer<typeof connection>;

/** The buyer agreed to what is sent. */
export const consent = z.strictObject({ givenAt: instant });

/** The credential the desk gave this browser; it counts for `deskUrl` alone. */
export const credential = z.strictObject({
  deskUrl: z.string(),
  credential: z.string(),
  enrolledAt: instant,
  /** The desk takes it no more; it is shown once more, for the one that follows it. */
  isRefused: z.optional(z.boolean()),
});

/** What was asked of the desk in this browser session, and until when to leave it alone. */
export const polling = z.strictObject({
  deskUrl: z.optional(z.string()),
  /** Of the newest list of conversations. */
  etag: z.optional(z.string()),
  polledAt: z.optional(instant),
  organisationAt: z.optional(instant),
  failures: z.int(),
  notBefore: z.optional(instant),
});
export type Polling = z.infer<typeof polling>;

/** Name, schema, first value and lifetime of each stored value. */
export const state = {
  policy: { ...places.policy, schema: policyState },
  settings: { ...places.settings, schema: buyerSettings },
  consent: { ...places.consent, schema: z.nullable(consent) },
  connection: { ...places.connection, schema: connection },
  credential: { ...places.credential, schema: z.nullable(credential) },
  organisation: {
    ...places.organisation,
    schema: z.nullable(
      z.strictObject({ deskUrl: z.string(), etag: z.string(), value: organisation }),
    ),
  },
  consultations: { ...places.consultations, schema: z.array(consultationRecord) },
  drafts: {
    ...places.drafts,
    schema: z.record(z.string(), z.extend(draft, { savedAt: instant })),
  },
  history: { ...places.history, schema: nudgeHistory },
  reminders: { ...places.reminders, schema: reminders },
  sightings: { ...places.sightings, schema: z.record(z.string(), storedSighting) },
  polling: { ...places.polling, schema: polling },
  policySettled: { ...places.policySettled, schema: z.boolean() },
} as const satisfies Record<keyof typeof places, unknown>;

export type StateKey = keyof typeof state;
export type StateValue<Key extends StateKey> = z.infer<(typeof state)[Key]['schema']>;
