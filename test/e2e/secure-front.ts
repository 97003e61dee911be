import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServer } from 'node:tls';

/** A server under https on this machine, by a certificate of the organisation's own authority. */
export interface SecureFront {
  url: string;
  /** The authority, as a file that browsers can be told to trust. */
  authority: string;
  stop(): Promise<void>;
}

/** Puts https before the server at `url`. */
export async function startSecureFront(url: string): Promise<SecureFront> {
  const folder = mkdtempSync(path.join(tmpdir(), 'authority-'));
  const { hostname, port } = new URL(url);
  const server = createServer(certificateIn(folder), (client) => {
    const behind = connect(Number(port), hostname);
    client.pipe(behind).pipe(client);
    for (const [one, other] of [
      [client, behind],
      [behind, client],
    ] as const)
      one.on('error', () => other.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authority: path.join(folder, 'authority.pem'),
    stop: async () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Browsers take no authority's own certificate for a server's, so there are two. */
function certificateIn(folder: string): { key: string; cert: string } {
  const file = (name: string) => path.join(folder, name);
  const make = (name: string, ...args: string[]) => {
    const made = ['-keyout', file(`${name}.key`), '-out', file(`${name}.pem`)];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'];
    execFileSync('openssl', [...request, '-subj', `/CN=${name}`, ...made, ...args], {
      stdio: 'ignore',
    });
  };
  make('authority');
  const signed = ['-CA', file('authority.pem'), '-CAkey', file('authority.key')];
  const isServer = ['basicConstraints=CA:FALSE', 'subjectAltName=IP:127.0.0.1'];
  make('server', ...signed, ...isServer.flatMap((extension) => ['-addext', extension]));
  return {
    key: readFileSync(file('server.key'), 'utf8'),
    cert: readFileSync(file('server.pem'), 'utf8'),
  };
}
