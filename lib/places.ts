import type { BuyerSettings } from './settings.ts';

/**
 * Where each stored value lives (`session` ends with the browser) and what it is before anything was stored. Apart
 * from the schemas in state.ts: pages that only show what the background wrote need no parser.
 */
export const places = {
  policy: { area: 'local', initial: { managed: false, policy: {}, problems: [] } },
  settings: {
    area: 'local',
    initial: { buyer: {}, notifications: false } satisfies BuyerSettings,
  },
  /** The buyer's own; the organisation's is in its policy. */
  consent: { area: 'local', initial: null },
  connection: { area: 'local', initial: { state: 'no-desk' } },
  credential: { area: 'local', initial: null },
  organisation: { area: 'local', initial: null },
  consultations: { area: 'local', initial: [] },
  /** By vendor key. */
  drafts: { area: 'local', initial: {} },
  history: { area: 'local', initial: {} },
  /** By vendor key. */
  reminders: { area: 'local', initial: {} },
  /** By tab id, as text. */
  sightings: { area: 'session', initial: {} },
  polling: { area: 'session', initial: { failures: 0 } },
  /** Chromium tells the policy seconds after the start; until then an empty one means nothing. */
  policySettled: { area: 'session', initial: false },
} as const;

/** The version of the shapes in state.ts; a value of another version is not read, and kept aside. */
export const VERSION = 1;
