import { once } from 'node:events';
import { type IncomingHttpHeaders, type RequestListener, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of any shape
  json: any;
}

export type Reply =
  | { status: number; body?: string | object; headers?: Record<string, string> }
  /** The call is taken, its answer never comes. */
  | 'silence'
  /** The call is taken, then the line breaks. */
  | 'hang up';

/** A tool on loopback that answers as the test says, and keeps what it was told; with a certificate over https. */
export async function startPeer(
  answer: (seen: Seen, count: number) => Reply | Promise<Reply>,
  certificate?: { key: string; cert: string },
) {
  const seen: Seen[] = [];
  const listener: RequestListener = async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url: path = '', headers } = request;
    const json = body && /json/.test(headers['content-type'] ?? '') ? JSON.parse(body) : undefined;
    seen.push({ method, path, headers, body, json });
    const reply = await answer(seen.at(-1)!, seen.length);
    if (reply === 'silence') return;
    if (reply === 'hang up') return void request.socket.destroy();
    const { status, body: told = '', headers: more } = reply;
    response.writeHead(status, more);
    response.end(typeof told === 'string' ? told : JSON.stringify(told));
  };
  const server = certificate ? createSecureServer(certificate, listener) : createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    seen,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
