import * as z from 'zod/mini';

const instant = z.iso.datetime();

/** What the buyer was shown and said, by vendor key (see vendorKey). Never leaves the browser. */
export const nudgeHistory = z.record(
  z.string(),
  z.strictObject({
    shownAt: z.optional(instant),
    quietUntil: z.optional(instant),
    silenced: z.optional(z.enum(['never', 'not-a-purchase'])),
    /** The newest advice the nudge has already shown for this vendor. */
    adviceShown: z.optional(z.uuid()),
  }),
);
export type NudgeHistory = z.infer<typeof nudgeHistory>;

/** One name for a vendor across visits: its registrable domain, else its name folded to lower case. */
export const vendorKey = (vendor: { name: string; domain?: string | undefined }): string =>
  vendor.domain ?? vendor.name.toLowerCase();
