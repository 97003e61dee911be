import { createTransport } from 'nodemailer';

import { type EmailSettings, type Mail, email } from '../../lib/channels/email.ts';
import type { Reading } from '../../lib/channels/http-channel.ts';
import type { Circumstances, Notice } from '../../lib/channels/notice.ts';

/** Hands one mail to the relay. The mail has the same id on every attempt, so that a repeat can be told. */
export async function sendMail(
  settings: EmailSettings,
  notice: Notice,
  circumstances: Circumstances,
  signal: AbortSignal,
): Promise<Reading> {
  const mail = await email.compose(notice, settings, circumstances);
  const transport = transportOf(settings);
  try {
    await transport.sendMail({ ...envelopeOf(mail), signal });
    return { kind: 'done', thread: { id: mail.messageId } };
  } catch (error) {
    return readFailure(error);
  } finally {
    transport.close();
  }
}

function transportOf({ smtp }: EmailSettings) {
  const { host, port, user, password, tls } = smtp;
  return createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'required',
    ignoreTLS: tls === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 12_000,
  });
}

const envelopeOf = ({ inReplyTo, replyTo, ...mail }: Mail) => ({
  ...mail,
  ...(replyTo ? { replyTo } : {}),
  ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
});

/** What an SMTP error means: a 5xx is the relay's last word, except about signing in, which an administrator can mend. */
function readFailure(error: unknown): Reading {
  const { responseCode, code, command } = error as {
    responseCode?: number;
    code?: string;
    command?: string;
  };
  // Whether the mail was on its way by then, nobody tells.
  if (code === 'EABORT')
    return { kind: 'later', because: 'the mail relay took too long', certain: false };
  const where = command ? ` to ${command}` : '';
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: 'refused', because: `the mail relay answered ${responseCode}${where}` };
  if (responseCode !== undefined)
    return {
      kind: 'later',
      because: `the mail relay answered ${responseCode}${where}`,
      certain: true,
    };
  return {
    kind: 'later',
    because: `no connection to the mail relay (${code ?? 'unknown'})`,
    certain: command !== 'DATA',
  };
}
