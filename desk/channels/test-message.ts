import { randomUUID } from 'node:crypto';

import type { Reading } from '../../lib/channels/http-channel.ts';
import type { Notice } from '../../lib/channels/notice.ts';
import { attempt } from './attempt.ts';
import { type Channel, redacted } from './config.ts';

const CALL_MS = 15_000;

/** Sends a channel a message that says it is a test, now and once. */
export async function sendTest(
  channel: Channel,
  { allowHosts, inboxUrl, now }: { allowHosts: readonly string[]; inboxUrl: string; now: number },
): Promise<Reading> {
  const id = randomUUID();
  const circumstances = {
    id: `${id}.test`,
    now: new Date(now),
    link: inboxUrl,
    mayBeRepeat: false,
  };
  const guard = { allowed: allowHosts, signal: AbortSignal.timeout(CALL_MS) };
  const reading = await attempt(channel, testOf(id, now), undefined, circumstances, guard);
  return 'because' in reading
    ? { ...reading, because: redacted(reading.because, channel) }
    : reading;
}

const testOf = (id: string, now: number): Notice => ({
  kind: 'test',
  request: {
    id,
    createdAt: new Date(now).toISOString(),
    language: 'en',
    timing: 'before',
    vendor: { name: 'Right Purchase' },
    answers: [],
    venue: 'written',
  },
});
