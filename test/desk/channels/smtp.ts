import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** What the relay does with the n-th mail: takes it, refuses it with a code, or breaks the line after it came. */
type Fate = 'take' | 'hang up' | number;

/** A mail relay on loopback with the faults real ones have; it ends with the test. */
export async function startSmtp(fateOf: (count: number) => Fate) {
  const mails: { headers: Map<string, string>; text: string }[] = [];
  const recipients = new Set<string>();
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      recipients.add(address);
      done();
    },
    onData(stream, session, done) {
      void (async () => {
        const chunks: Buffer[] = [];
        for await (const chunk of stream) chunks.push(chunk as Buffer);
        const mail = await PostalMime.parse(Buffer.concat(chunks));
        const headers = new Map(mail.headers.map(({ key, value }) => [key, value]));
        mails.push({ headers, text: mail.text ?? '' });
        const fate = fateOf(++count);
        if (fate === 'take') return done();
        if (fate === 'hang up')
          return server.connections.forEach((connection) => connection.close());
        return done(Object.assign(new Error('no'), { responseCode: fate }));
      })();
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.server.address() as AddressInfo).port, mails, recipients };
}
