import * as z from 'zod/mini';

/** The channels that a browser reaches by itself, where an organisation has no desk. `email`: as a draft. */
export const directChannel = z.enum(['slack', 'teams', 'webhook', 'email']);
export type DirectChannel = z.infer<typeof directChannel>;
