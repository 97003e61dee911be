import * as z from 'zod/mini';

import { problem } from '../../lib/consultation/desk-contract.ts';

/**
 * Why the desk did not do it, as everywhere at the desk. `type` is what the inbox goes by; `code` and `params` say the
 * same as `message` to whoever has words of their own for it.
 */
export const inboxProblem = z.extend(problem, {
  errors: z.optional(
    z.array(
      z.object({
        path: z.string(),
        message: z.string(),
        code: z.optional(z.string()),
        params: z.optional(z.record(z.string(), z.string())),
      }),
    ),
  ),
});
export type InboxProblem = z.infer<typeof inboxProblem>;
