import { createHash } from 'node:crypto';

import PostalMime, { type Address, type Email } from 'postal-mime';

import { type EmailSettings, consultationOf } from '../../lib/channels/email.ts';
import type { Desk } from '../desk.ts';
import { refuse } from '../http/problems.ts';
import type { Channel } from './config.ts';
import { ownWords, textOfHtml } from './own-words.ts';
import { type TakenIn, senderOf, takeInText } from './take-in.ts';

type MailChannel = Channel & { kind: 'email' };
type Replies = NonNullable<EmailSettings['replies']>;

/**
 * A mail somebody wrote to one of our reply addresses. Automatic ones (out of office, bounces) are dropped, or two
 * robots would write to each other for ever; so are mails from domains that may not answer.
 */
export async function takeInMail(
  desk: Desk,
  { id: channel, settings }: MailChannel,
  bytes: Buffer,
): Promise<TakenIn | 'automatic' | 'stranger'> {
  const replies = settings.replies!;
  const mail = await parsed(bytes);
  const consultation = await addressed(mail, replies);
  if (!consultation) return 'unknown';
  const from = mail.from?.address?.toLowerCase() ?? '';
  const drop = (why: 'automatic' | 'stranger') => {
    desk.log('info', 'reply', { channel, id: consultation, dropped: why });
    return why;
  };
  if (isAutomatic(mail, from)) return drop('automatic');
  if (replies.senders && !replies.senders.includes(from.split('@')[1] ?? ''))
    return drop('stranger');
  const text = mail.text ?? (mail.html ? textOfHtml(mail.html) : '');
  const incoming = {
    channel,
    consultation,
    foreignId: mail.messageId ?? createHash('sha256').update(bytes).digest('hex'),
    sender: await senderOf(desk, consultation, from),
    by: mail.from?.name || from,
  } as const;
  return takeInText(desk, incoming, ownWords(text));
}

/** Refused (400) where it is nested without end or otherwise no mail. */
async function parsed(bytes: Buffer): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: 20 });
  } catch (error) {
    throw refuse.malformed(`The mail cannot be read: ${(error as Error).message}`);
  }
}

const headerOf = (mail: Email, name: string): string =>
  mail.headers.find(({ key }) => key === name)?.value ?? '';

async function addressed(mail: Email, replies: Replies): Promise<string | undefined> {
  const named = [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap(flat);
  const routed = ['delivered-to', 'x-original-to', 'envelope-to'].map((name) =>
    headerOf(mail, name),
  );
  for (const address of [...named, ...routed].slice(0, 100)) {
    const consultation = await consultationOf(address.trim(), replies);
    if (consultation) return consultation;
  }
  return undefined;
}

const flat = ({ address, group }: Address): string[] =>
  group ? group.map(({ address }) => address) : address ? [address] : [];

/** RFC 3834, and what programs say that do not know it. */
function isAutomatic(mail: Email, from: string): boolean {
  const submitted = headerOf(mail, 'auto-submitted').toLowerCase();
  return (
    (submitted !== '' && !submitted.startsWith('no')) ||
    headerOf(mail, 'x-autoreply') !== '' ||
    /^(bulk|junk|auto_reply)$/i.test(headerOf(mail, 'precedence')) ||
    /^(mailer-daemon|postmaster)@|^$/.test(from)
  );
}
