import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { parseChannels } from '../../../desk/channels/config.ts';
import { sendMail } from '../../../desk/channels/send-mail.ts';
import { type EmailSettings, replyAddress } from '../../../lib/channels/email.ts';
import { aRequest, call } from '../running-app.ts';
import { type DeskRoom, HOUR, runDesk } from './channel-room.ts';
import { hasExim, startExim } from './exim/start.ts';
import { freePort } from './free-port.ts';
import { startSmtp } from './smtp.ts';

const until = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 30_000, interval: 100 });
const secret = 'a secret of at least twenty-four';
const replies = { address: 'desk@corp.example', secret };

const mailTo = (port: number, more: object = {}) => ({
  id: 'mail',
  kind: 'email',
  name: 'E-mail',
  settings: {
    smtp: { host: '127.0.0.1', port, tls: 'none' },
    from: 'desk@corp.example',
    to: ['it@corp.example'],
    replies: { ...replies, ...more },
  },
});

const bring = (desk: DeskRoom, mail: string, bearer = secret) =>
  call('POST', `${desk.url}/api/channels/mail/mail`, {
    body: mail.replaceAll('\n', '\r\n'),
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'message/rfc822' },
  });

async function aReply(
  desk: DeskRoom,
  more: { headers?: string; body: string; from?: string; to?: string },
) {
  const { id } = await desk.ask();
  const to = more.to ?? (await replyAddress(id, replies));
  const from = more.from ?? 'Priya Nair <priya@corp.example>';
  const headers = `From: ${from}\nTo: ${to}\nSubject: Re: Acme\nMessage-ID: <${id}@x>\n${more.headers ?? ''}`;
  return { id, mail: `${headers}\n${more.body}` };
}

if (!hasExim())
  console.warn('exim4 is not installed (scripts/ci/install-peers.sh): its tests are skipped.');

describe.skipIf(!hasExim())('a real mail server', { timeout: 60_000 }, () => {
  it('carries a request to IT and the answer by mail back to the buyer', async () => {
    const port = await freePort();
    const desk = await runDesk([mailTo(port)]);
    const exim = await startExim({ desk: desk.url, channel: 'mail', secret, port });
    onTestFinished(exim.stop);
    const { id } = await desk.ask({ note: 'Bcc: evil@x.example\r\n.\r\nWe need it.' });
    const [mail] = await until(() => {
      expect(exim.inbox()).toHaveLength(1);
      return exim.inbox();
    });
    const { subject, replyTo, messageId, text } = await PostalMime.parse(mail!);
    expect(subject).toBe('Acme Boards Pro: about to buy');

    await createTransport({ host: '127.0.0.1', port, ignoreTLS: true }).sendMail({
      from: 'Priya Nair <priya@corp.example>',
      to: replyTo![0]!.address!,
      subject: 'Re: Acme Boards Pro: about to buy',
      inReplyTo: messageId!,
      text: `Use Miro instead\r\n\r\nWe have 40 free seats – grüße.\r\n\r\nOn Tue, 24 Nov 2026, Right Purchase <desk@corp.example> wrote:\r\n${text!.replaceAll(/^/gm, '> ')}`,
    });
    const [advice] = await until(async () => {
      const { advice } = await desk.conversation(id);
      expect(advice).toHaveLength(1);
      return advice;
    });
    expect(advice).toMatchObject({
      verdict: 'use-this-instead',
      alternative: 'Miro',
      message: 'We have 40 free seats – grüße.',
      by: 'Priya Nair',
    });
  });
});

describe('mail to IT', { timeout: 30_000 }, () => {
  it('has one id over all attempts, what follows stands below it, and none of it is markup', async () => {
    const smtp = await startSmtp((count) => (count === 1 ? 'hang up' : 'take'));
    const desk = await runDesk([mailTo(smtp.port)]);
    const { id } = await desk.ask({ vendor: { name: 'Evil\r\nBcc: x@y.example <b>' } });
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/mail relay/));
    desk.later(HOUR);
    await until(() => expect(smtp.mails).toHaveLength(2));
    await desk.writeAsBuyer(id, 'Any news?');
    await until(() => expect(smtp.mails).toHaveLength(3));
    const [first, again, next] = smtp.mails.map(({ headers }) => headers);
    expect(again!.get('message-id')).toBe(first!.get('message-id'));
    expect(next!.get('in-reply-to')).toBe(first!.get('message-id'));
    expect(next!.get('message-id')).not.toBe(first!.get('message-id'));
    expect(first!.get('content-type')).toMatch(/^text\/plain/);
    expect(first!.has('bcc')).toBe(false);
    expect(smtp.recipients).toEqual(new Set(['it@corp.example']));
  });

  it.each([
    [421, 'waiting'],
    [451, 'waiting'],
    [552, 'refused'],
    [550, 'refused'],
  ])('answered %i by the relay is %s', async (code, state) => {
    const smtp = await startSmtp(() => code);
    const desk = await runDesk([mailTo(smtp.port)]);
    const { id } = await desk.ask();
    await until(async () => {
      const [channel] = await desk.channels(id);
      expect(channel).toMatchObject({ state });
      expect(channel.because).toContain(`the mail relay answered ${code}`);
    });
  });
});

/** What one mail to the relay comes to. */
function readingOf(port: number, signal = AbortSignal.timeout(5000), account: object = {}) {
  const channel = mailTo(port);
  Object.assign(channel.settings.smtp, account);
  const { channels } = parseChannels(JSON.stringify({ channels: [channel] }), 'x');
  return sendMail(
    channels[0]!.settings as EmailSettings,
    { kind: 'request', request: aRequest() },
    { id: 'x.1', now: new Date(), link: undefined, mayBeRepeat: false },
    signal,
  );
}

/** A relay that answers each command by its first letters, and breaks the line where there is no answer for it. */
async function aRelayThatSays(answers: Record<string, string>) {
  const relay = createServer((socket) => {
    const say = (to: string) => (to in answers ? socket.write(answers[to]!) : socket.destroy());
    socket.on('error', () => {});
    say('greeting');
    socket.on('data', (bytes) =>
      say(String(bytes).endsWith('\r\n.\r\n') ? '.' : String(bytes).slice(0, 4)),
    );
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => void relay.close());
  return (relay.address() as AddressInfo).port;
}

describe('a mail relay that breaks the line', () => {
  const greeting = { greeting: '220 Hello\r\n' };
  const known = { ...greeting, EHLO: '250-Hello\r\n250 AUTH PLAIN\r\n' };
  const addressed = { ...known, MAIL: '250 OK\r\n', RCPT: '250 OK\r\n' };
  const taking = { ...addressed, DATA: '354 Go on\r\n' };

  it.each([
    ['at once', {}, true],
    ['after its greeting', greeting, true],
    ['once the mail is under way', taking, false],
  ])('%s: whether the mail may have arrived is known', async (_, answers, certain) => {
    expect(await readingOf(await aRelayThatSays(answers))).toMatchObject({
      kind: 'later',
      certain,
    });
  });

  it('that has taken the mail, has it', async () => {
    const port = await aRelayThatSays({ ...taking, '.': '250 OK\r\n', QUIT: '221 Bye\r\n' });
    expect(await readingOf(port)).toMatchObject({ kind: 'done' });
  });

  it('and does not know our account gets the mail once it does', async () => {
    const port = await aRelayThatSays({ ...known, AUTH: '535 No such account\r\n' });
    const account = { user: 'desk', password: 'of the desk' };
    expect(await readingOf(port, undefined, account)).toEqual({
      kind: 'later',
      because: 'the mail relay answered 535 to AUTH PLAIN',
      certain: true,
    });
  });
});

describe('a mail relay that never ends what it says', { timeout: 30_000 }, () => {
  it.each([
    ['in its greeting', ['220-Hello\r\n']],
    ['after it', ['220 Hello\r\n', '250-Hello\r\n']],
  ])('%s is hung up on', async (_, [first = '', next = first]) => {
    const relay = createServer((socket) => {
      socket.on('error', () => {});
      socket.write(first);
      const drip = setInterval(() => socket.write(next), 50);
      socket.on('close', () => clearInterval(drip));
    });
    relay.listen(0, '127.0.0.1');
    await once(relay, 'listening');
    onTestFinished(() => void relay.close());
    const { port } = relay.address() as AddressInfo;
    expect(await readingOf(port, AbortSignal.timeout(500))).toEqual({
      kind: 'later',
      because: 'the mail relay took too long',
      certain: true,
    });
  });
});

describe('mail from IT', { timeout: 30_000 }, () => {
  it('is taken once, however often the mail server brings it', async () => {
    const desk = await runDesk([mailTo(1)]);
    const { id, mail } = await aReply(desk, { body: 'How many seats?\n' });
    for (let times = 0; times < 3; times++) expect((await bring(desk, mail)).status).toBe(200);
    const { messages } = await desk.conversation(id);
    expect(messages).toMatchObject([{ from: 'it', by: 'Priya Nair', text: 'How many seats?' }]);
  });

  it('is read where it is HTML only, without what it quotes', async () => {
    const desk = await runDesk([mailTo(1)]);
    const { id, mail } = await aReply(desk, {
      headers: 'MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n',
      body: '<div>Go ahead</div><div>Tom &amp; <b>Ann</b></div><blockquote>— Answer above this line —</blockquote>\n',
    });
    expect((await bring(desk, mail)).json).toEqual({ came: 'taken' });
    expect((await desk.conversation(id)).advice).toMatchObject([
      { verdict: 'go-ahead', message: 'Tom & Ann' },
    ]);
  });

  it.each([
    [
      'an out-of-office note',
      { headers: 'Auto-Submitted: auto-replied\n', body: 'Back on Monday.\n' },
      'automatic',
    ],
    ['a bounce', { from: 'MAILER-DAEMON@corp.example', body: 'undeliverable\n' }, 'automatic'],
    [
      'a mail of a domain that may not answer',
      { from: 'a@evil.example', body: 'Go ahead\n' },
      'stranger',
    ],
    ['an empty reply', { body: '\n> quoted\n' }, 'empty'],
  ])('%s is dropped', async (_, reply, came) => {
    const desk = await runDesk([mailTo(1, { senders: ['corp.example'] })]);
    const { id, mail } = await aReply(desk, reply);
    expect((await bring(desk, mail)).json).toEqual({ came });
    expect(await desk.conversation(id)).toMatchObject({ messages: [], advice: [] });
  });

  it('by the buyer is the buyer’s message and advises nobody', async () => {
    const desk = await runDesk([mailTo(1)]);
    const { id, mail } = await aReply(desk, { from: 'mara@corp.example', body: 'Go ahead\n' });
    await bring(desk, mail);
    const { messages, advice } = await desk.conversation(id);
    expect(advice).toEqual([]);
    expect(messages).toMatchObject([{ from: 'buyer', text: 'Go ahead' }]);
  });

  it('to an address with another token is not taken', async () => {
    const desk = await runDesk([mailTo(1)]);
    const { id } = await desk.ask();
    const forged = await replyAddress(id, { ...replies, secret: 'another secret of that length' });
    const { mail } = await aReply(desk, { to: forged, body: 'Go ahead\n' });
    expect((await bring(desk, mail)).status).toBe(404);
    expect((await desk.conversation(id)).advice).toEqual([]);
  });

  it('that cannot be read is refused for good', async () => {
    const desk = await runDesk([mailTo(1)]);
    const boundaries = Array.from({ length: 50 }, (_, n) => `b${n}`);
    const nested = boundaries.map(
      (b) => `Content-Type: multipart/mixed; boundary=${b}\n\n--${b}\n`,
    );
    for (const mail of [nested.join(''), `X-Long: ${'x'.repeat(5_000_000)}\n\nGo ahead\n`])
      expect((await bring(desk, mail)).status).toBe(400);
    expect((await bring(desk, 'x'.repeat(11_000_000))).status).toBe(413);
  });

  it('needs the secret', async () => {
    const desk = await runDesk([mailTo(1)]);
    const { mail } = await aReply(desk, { body: 'Go ahead\n' });
    expect((await bring(desk, mail, 'wrong')).status).toBe(401);
    expect(
      (await call('POST', `${desk.url}/api/channels/nothing/mail`, { body: mail })).status,
    ).toBe(401);
  });
});
