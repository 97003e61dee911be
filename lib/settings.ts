import * as z from 'zod/mini';

import { buyer } from './consultation/consultation.ts';
import { deskUrl } from './policy/policy.ts';

/**
 * What the buyer sets. `deskUrl` and `enrolmentToken` count only where the organisation's policy sets no desk.
 */
export const buyerSettings = z.strictObject({
  buyer,
  deskUrl: z.optional(deskUrl),
  enrolmentToken: z.optional(z.string().check(z.maxLength(200))),
  notifications: z.boolean(),
});
export type BuyerSettings = z.infer<typeof buyerSettings>;
