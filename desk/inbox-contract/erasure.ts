import * as z from 'zod/mini';

/** A buyer, by the address they gave. */
export const erasure = z.strictObject({
  email: z.string().check(z.trim(), z.minLength(3), z.maxLength(254)),
});

/** What is deleted about one buyer. `copies`: what other tools were told and still have. */
export const erased = z.strictObject({
  consultations: z.int(),
  browsers: z.int(),
  copies: z.array(
    z.strictObject({
      channel: z.string(),
      label: z.optional(z.string()),
      url: z.optional(z.string()),
    }),
  ),
});
export type Erased = z.infer<typeof erased>;
