import * as z from 'zod/mini';

/** Events on `GET /api/inbox/events`: what changed, by the name of the event `change`. */
export const EVENTS_PATH = '/api/inbox/events';

export const change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('consultation'), id: z.uuid(), revision: z.int() }),
  z.strictObject({ type: z.enum(['catalogue', 'settings', 'anything']) }),
]);
export type Change = z.infer<typeof change>;
