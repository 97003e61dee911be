import { PassThrough } from 'node:stream';

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
  let isUnderWay = false;
  // Called once the relay has let us in and is handed the mail; of a break after that its error says the same as before.
  transport.use('stream', ({ message }, done) => {
    message.transform(() => {
      isUnderWay = true;
      return new PassThrough();
    });
    done();
  });
  try {
    await transport.sendMail({ ...envelopeOf(mail), signal });
    return { kind: 'done', thread: { id: mail.messageId } };
  } catch (error) {
    return readFailure(error, isUnderWay);
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

/** What an SMTP error means: a 5xx is the relay's last word on a mail; what it says of the account can be mended. */
function readFailure(error: unknown, isUnderWay: boolean): Reading {
  const { responseCode, code, command } = error as {
    responseCode?: number;
    code?: string;
    command?: string;
  };
  if (code === 'EABORT')
    return { kind: 'later', because: 'the mail relay took too long', certain: !isUnderWay };
  const where = command ? ` to ${command}` : '';
  if (responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH')
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
    certain: !isUnderWay,
  };
}
