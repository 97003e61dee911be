import type { StateValue } from '../../lib/state.ts';

/** What is stored and shown in the popup. */
export const SHOWN = [
  'policy',
  'settings',
  'connection',
  'organisation',
  'consultations',
  'drafts',
  'sightings',
  'reminders',
] as const;
export type Stored = { [Key in (typeof SHOWN)[number]]: StateValue<Key> };
