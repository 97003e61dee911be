import type { DirectChannel } from '../channels/direct-channel.ts';
import { noticeOf, tellerOf } from '../channels/direct.ts';
import type { Reading } from '../channels/http-channel.ts';
import type { HttpAnswer } from '../consultation/desk-answer.ts';
import type { OutboxEntry } from '../consultation/outbox-entry.ts';
import { type Failure, mayBeRepeat } from '../consultation/outbox.ts';
import { fetchWhole } from './fetch-whole.ts';
import { settledPolicy } from './managed-policy.ts';
import { spoken } from './spoken.ts';
import { read } from './stored.ts';

/** Tells a channel what an entry holds, straight from this browser. */
export async function tellChannel(
  entry: OutboxEntry,
  channel: DirectChannel,
): Promise<{ kind: 'done' } | Failure> {
  const teller = tellerOf(channel, (await settledPolicy()).policy);
  const record = (await read('consultations')).find(
    ({ request }) => request.id === entry.consultation,
  );
  if (!teller || !record) return { kind: 'later', because: 'not-connected', scope: 'channel' };
  const now = new Date();
  const circumstances = { id: entry.id, now, mayBeRepeat: mayBeRepeat(entry) };
  const { url, ...init } = await teller.tell(noticeOf(entry, record.request), circumstances);
  let answer: HttpAnswer;
  try {
    answer = await fetchWhole(url, init);
  } catch {
    return { kind: 'later', because: 'unreachable', scope: 'channel' };
  }
  return asOutcome(teller.read(answer, now), channel);
}

async function asOutcome(
  reading: Reading,
  channel: DirectChannel,
): Promise<{ kind: 'done' } | Failure> {
  switch (reading.kind) {
    case 'done':
      return { kind: 'done' };
    case 'later': {
      const { certain, retryAfterMs } = reading;
      return { kind: 'later', because: 'busy', scope: 'channel', certain, retryAfterMs };
    }
    case 'refused': {
      const { t } = await spoken();
      const title = t('delivery.channel_refused', { channel: t(`channel.${channel}`) });
      return { kind: 'refused', title, detail: reading.because };
    }
  }
}
