import * as z from 'zod/mini';

import { plainText } from '../plain-text.ts';
import type { Circumstances, Notice } from './notice.ts';
import { HOW_TO_ANSWER, summaryOf, tellingOf } from './summary.ts';

const address = z
  .string()
  .check(z.maxLength(254), z.regex(/^[\w.+-]+@[\w.-]+$/, { error: 'an e-mail address' }));

/** `smtp`: a relay. `replyTo`: where answers arrive; a token goes between its name and the `@`. */
const settings = z.strictObject({
  smtp: z.strictObject({
    host: z.string().check(z.minLength(1), z.maxLength(253)),
    port: z.prefault(z.int().check(z.minimum(1), z.maximum(65_535)), 587),
    user: z.optional(z.string()),
    password: z.optional(z.string()),
    /** `required`: STARTTLS or nothing. `implicit`: TLS from the start (465). `none`: a relay on this machine. */
    tls: z.prefault(z.enum(['required', 'implicit', 'none']), 'required'),
  }),
  from: address,
  to: z.array(address).check(z.minLength(1), z.maxLength(20)),
  replies: z.optional(
    z.strictObject({
      address: address.check(
        z.regex(/^[^+]{1,14}@/, { error: 'at most 14 characters before the @, without +' }),
      ),
      /** Makes the tokens, and opens the door for inbound mail. */
      secret: z.string().check(z.minLength(24), z.maxLength(200)),
      /** Domains from which answers are taken; absent: any that has the token. */
      senders: z.optional(z.array(z.string().check(z.regex(/^[\w.-]+$/))).check(z.minLength(1))),
    }),
  ),
});
export type EmailSettings = z.output<typeof settings>;

export interface Mail {
  from: { name: string; address: string };
  to: string[];
  replyTo?: string | undefined;
  /** The same over all attempts, so that receivers see one mail. */
  messageId: string;
  /** The mail about the request: what follows stands below it. */
  inReplyTo?: string | undefined;
  subject: string;
  text: string;
  headers: Record<string, string>;
}

/** Plain text only: no markup of what others wrote can come alive in a mail reader. */
export const email = {
  settings,
  async compose(
    notice: Notice,
    settings: EmailSettings,
    circumstances: Circumstances,
  ): Promise<Mail> {
    const { from, to } = settings;
    const summary = summaryOf(notice);
    const first = messageId(notice.request.id, from);
    const isFirst = notice.kind === 'request' || notice.kind === 'test';
    // A test has nobody to answer.
    const replies = notice.kind === 'test' ? undefined : settings.replies;
    return {
      from: { name: 'Right Purchase', address: from },
      to,
      replyTo: replies && (await replyAddress(notice.request.id, replies)),
      messageId: isFirst ? first : messageId(circumstances.id, from),
      ...(isFirst ? {} : { inReplyTo: first }),
      subject: isFirst
        ? summary.title
        : `Re: ${summaryOf({ kind: 'request', request: notice.request }).title}`,
      text: [
        ...(replies ? [REPLY_ABOVE, ''] : []),
        ...tellingOf(notice, circumstances),
        ...(replies ? ['', HOW_TO_ANSWER] : []),
        '',
      ].join('\n'),
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    };
  },
};

/** Whatever a mail program quotes of ours starts with this line at the latest. */
export const REPLY_ABOVE = '— Answer above this line —';

const messageId = (id: string, from: string) =>
  `<${plainText(id, 150).replaceAll(/[^\w.-]/g, '.')}@${from.split('@')[1]}>`;

type Replies = NonNullable<EmailSettings['replies']>;

/** `desk+<consultation><token>@…`: who knows it may answer that consultation, and no other. */
export async function replyAddress(
  consultation: string,
  { address, secret }: Replies,
): Promise<string> {
  const [name, domain] = address.split('@');
  return `${name}+${consultation.replaceAll('-', '')}${await tokenOf(consultation, secret)}@${domain}`;
}

/** The consultation that a reply to `to` may answer; `undefined` where the address is not one we gave out. */
export async function consultationOf(
  to: string,
  { address, secret }: Replies,
): Promise<string | undefined> {
  const [name, domain] = address.toLowerCase().split('@');
  const parts = /^([^+]+)\+([\da-f]{32})([\da-f]{16})@(.+)$/.exec(to.toLowerCase());
  if (!parts || parts[1] !== name || parts[4] !== domain) return undefined;
  const consultation = parts[2]!.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return (await tokenOf(consultation, secret)) === parts[3] ? consultation : undefined;
}

/** 64 bits: guesses are answered by mail, and counted. */
async function tokenOf(consultation: string, secret: string): Promise<string> {
  const key = await crypto.subtle.importKey(
    'raw',
    utf8(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`reply ${consultation}`)));
  return Array.from(mac.slice(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const utf8 = (text: string) => new TextEncoder().encode(text);
