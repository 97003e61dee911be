import * as z from 'zod/mini';

import { line } from '../line.ts';

/** "Look at this again before it renews." `on` is a day where the buyer is. Never leaves the browser. */
export const reminder = z.strictObject({ vendor: line(120), on: z.iso.date() });

/** By vendor key. */
export const reminders = z.record(z.string(), reminder);
export type Reminders = z.infer<typeof reminders>;
