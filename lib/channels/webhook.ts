import * as z from 'zod/mini';

import { plainText } from '../plain-text.ts';
import { fit } from './fit.ts';
import { type HttpChannel, jsonCall, readStatus } from './http-channel.ts';
import type { Circumstances, Notice } from './notice.ts';
import { SECRET, sign } from './standard-webhooks.ts';
import { type Summary, summaryOf } from './summary.ts';

/** `secret` signs what goes out, `replySecrets` check what comes back (several while one is being replaced). */
const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(3000)),
  secret: z.string().check(z.regex(SECRET)),
});
export type WebhookSettings = z.output<typeof settings>;

/** The generic webhook: Standard Webhooks 1.0.0, at most 20 kB. */
export const webhook: HttpChannel<WebhookSettings> = {
  settings,
  tell: async (notice, _thread, { url, secret }, circumstances) => {
    const { id, now } = circumstances;
    const payload = fit(summaryOf(notice), 20_000, (summary) =>
      payloadOf(summary, notice, circumstances),
    );
    const body = JSON.stringify(payload);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const signature = await sign(secret, { id, timestamp, body });
    return {
      ...jsonCall('POST', url, payload, {
        'webhook-id': id,
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      }),
      body,
    };
  },
  read: (answer, { now }) => readStatus(answer, now),
};

const TYPES: Record<Notice['kind'], string> = {
  request: 'consultation.requested',
  message: 'consultation.message',
  advice: 'consultation.advised',
  outcome: 'consultation.concluded',
  withdrawal: 'consultation.withdrawn',
  test: 'desk.test',
};

/** The facts as people read them, and beside them the parts a program wants as they are. */
function payloadOf(
  { title, facts, answers, prose }: Summary,
  notice: Notice,
  { link, now }: Circumstances,
) {
  const consultation = notice.request.id;
  const said = { consultation, link, title, facts, answers, text: prose };
  return {
    type: TYPES[notice.kind],
    timestamp: now.toISOString(),
    data: { ...said, ...bounded(partsOf(notice)) },
  };
}

function partsOf(notice: Notice): object {
  switch (notice.kind) {
    case 'request': {
      const { vendor, offer, buyer, timing, neededBy, venue } = notice.request;
      return { vendor, offer, buyer, timing, neededBy, venue };
    }
    case 'message': {
      const { id, from, by } = notice.message;
      return { message: { id, from, by } };
    }
    case 'advice': {
      const { id, verdict, by } = notice.advice;
      return { advice: { id, verdict, by } };
    }
    case 'outcome':
      return { outcome: notice.outcome };
    case 'withdrawal':
    case 'test':
      return {};
  }
}

/** Texts as one clean line each, everything else as it is. */
const bounded = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
    typeof inner === 'string' ? plainText(inner, 254) : inner,
  ) as Value;
