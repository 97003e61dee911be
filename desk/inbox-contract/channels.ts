import * as z from 'zod/mini';

const instant = z.iso.datetime();

/**
 * Where one of IT's own tools stands with a request. `handed-over`: it took it and does not tell what became of it.
 * `because`: in words, why it waits or was refused.
 */
export const channelState = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'delivered', 'handed-over', 'refused']),
  because: z.optional(z.string()),
  thread: z.optional(z.strictObject({ label: z.string(), url: z.optional(z.url()) })),
});
export type ChannelState = z.infer<typeof channelState>;

/**
 * How one of IT's own tools is doing. `waiting`: how much is on its way there. `failingSince`: since when nothing got
 * through, `because` of what; `isAlarming`: for long.
 */
export const channelHealth = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  waiting: z.int(),
  failingSince: z.optional(instant),
  because: z.optional(z.string()),
  isAlarming: z.boolean(),
});
export type ChannelHealth = z.infer<typeof channelHealth>;

/** What became of a test message. */
export const channelTest = z.strictObject({
  outcome: z.enum(['delivered', 'handed-over', 'failed']),
  because: z.optional(z.string()),
});
export type ChannelTest = z.infer<typeof channelTest>;

/** `POST` has a channel sent a test message, and answers what became of it. */
export const TEST_CHANNEL_PATH = '/api/inbox/channels/{id}/test';
