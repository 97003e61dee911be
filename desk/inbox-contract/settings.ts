import * as z from 'zod/mini';

import { prose } from '../../lib/line.ts';

const instant = z.iso.datetime();

/** What IT says about itself to buyers; empty where it says nothing. */
export const organisationSettings = z.strictObject({
  name: prose(120),
  contact: prose(120),
});

export const settings = z.strictObject({
  organisation: organisationSettings,
  enrolmentTokens: z.array(
    z.strictObject({
      id: z.uuid(),
      hint: z.string(),
      createdAt: instant,
      revokedAt: z.optional(instant),
      browsers: z.int(),
    }),
  ),
});
export type Settings = z.infer<typeof settings>;

/** Connected browsers. How much is asked from which is not told: it would name who asks most. */
export const credentials = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      client: z.strictObject({ version: z.string(), browser: z.string() }),
      lastSeenAt: instant,
      revokedAt: z.optional(instant),
    }),
  ),
});
export type Credentials = z.infer<typeof credentials>;
