import * as z from 'zod/mini';

import { line } from '../../lib/line.ts';

export const role = z.enum(['advisor', 'admin']);

export const advisor = z.strictObject({ id: z.uuid(), name: line(120), role });
export type Advisor = z.infer<typeof advisor>;

export const advisors = z.strictObject({ items: z.array(advisor) });

export const signInLink = z.strictObject({ link: z.url() });
