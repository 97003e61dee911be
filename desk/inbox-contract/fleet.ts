import * as z from 'zod/mini';

/**
 * How the connected browsers are, in numbers: those that called within 30 days, and what they say of themselves.
 * `isWanted`: browsers are asked to say it.
 */
export const fleet = z.strictObject({
  isWanted: z.boolean(),
  browsers: z.int(),
  reporting: z.int(),
  /** Newest first. */
  versions: z.array(z.strictObject({ version: z.string(), browsers: z.int() })),
  /** Policy values that do not fit, most frequent first. */
  problems: z.array(z.strictObject({ key: z.string(), reason: z.string(), browsers: z.int() })),
});
export type Fleet = z.infer<typeof fleet>;
