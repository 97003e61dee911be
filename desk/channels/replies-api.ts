import { timingSafeEqual } from 'node:crypto';

import { type Context, Hono } from 'hono';

import { isGenuine } from '../../lib/channels/standard-webhooks.ts';
import { MAX_BODY_BYTES } from '../../lib/consultation/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../http/address.ts';
import { readBytes } from '../http/body.ts';
import { refuse } from '../http/problems.ts';
import { TokenBuckets } from '../http/token-buckets.ts';
import { hashSecret } from '../secrets.ts';
import type { Channel } from './config.ts';
import { takeInMail } from './take-in-mail.ts';
import { takeInWebhook } from './take-in-webhook.ts';

const LARGEST_MAIL = 10 * 1024 * 1024;

/**
 * Where other tools bring what IT answered there. `POST /api/channels/{id}/mail`: a mail as it came, from the mail
 * server's pipe. `POST /api/channels/{id}/replies`: a webhook signed by Standard Webhooks.
 */
export function repliesApi(desk: Desk): Hono {
  const api = new Hono();
  const failures = new TokenBuckets(desk.limits.failuresPerAddress);
  const stranger = (c: Context, detail: string) => {
    const waitMs = failures.take(addressOf(c, desk.trustProxy), desk.now());
    return waitMs > 0 ? refuse.tooMany(waitMs) : refuse.notAuthorised(detail);
  };
  const channelOf = (c: Context) =>
    desk.channels.channels.find(({ id }) => id === c.req.param('id'));

  api.post('/api/channels/:id/mail', async (c) => {
    const channel = channelOf(c);
    const secret = channel?.kind === 'email' ? channel.settings.replies?.secret : undefined;
    if (channel?.kind !== 'email' || !secret || !bears(c, secret))
      throw stranger(c, 'Send the secret of the channel’s replies as a bearer token.');
    const came = await takeInMail(desk, channel, await readBytes(c, LARGEST_MAIL));
    if (came === 'unknown') throw refuse.notFound();
    return c.json({ came });
  });

  api.post('/api/channels/:id/replies', async (c) => {
    const bytes = await readBytes(c, MAX_BODY_BYTES);
    const id = c.req.header('webhook-id') ?? '';
    const channel = channelOf(c);
    if (!channel || !(await isSigned(c, channel, { id, bytes, now: desk.now() })))
      throw stranger(c, 'The signature, its time or its id is not right.');
    const came = await takeInWebhook(desk, channel.id, id, bytes);
    if (came === 'unknown') throw refuse.notFound();
    if (came === 'withdrawn') throw refuse.withdrawn();
    return c.json({ came });
  });
  return api;
}

function bears(c: Context, secret: string): boolean {
  const offered = /^Bearer (.{1,300})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  return timingSafeEqual(Buffer.from(hashSecret(offered)), Buffer.from(hashSecret(secret)));
}

function isSigned(
  c: Context,
  channel: Channel,
  { id, bytes, now }: { id: string; bytes: Buffer; now: number },
): Promise<boolean> | false {
  if (!/^[\x21-\x7e]{1,200}$/.test(id)) return false;
  const timestamp = c.req.header('webhook-timestamp') ?? '';
  const signatures = c.req.header('webhook-signature') ?? '';
  const signed = { id, timestamp, body: bytes.toString() };
  return isGenuine(channel.replySecrets, signed, signatures, new Date(now));
}
