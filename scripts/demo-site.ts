import { readFile } from 'node:fs/promises';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../test/pages', import.meta.url));

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface DemoSite {
  /** The address of a page, e.g. `url('lumen-notes', '/pricing')`. */
  url(host: string, pathname: string): string;
  stop(): Promise<void>;
}

/**
 * Serves test/pages/<name>/ as http://<name>.localhost: browsers take every such name to this machine, without DNS.
 * `/pricing` is pricing.html. Takes a free port where `port` is left out or taken.
 */
export async function startDemoSite(port = 0): Promise<DemoSite> {
  const server = createServer((request, response) => void serve(request, response));
  await listen(server, port).catch(() => listen(server, 0));
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: (host, pathname) => `http://${host}.localhost:${actual}${pathname}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      listening();
    });
  });
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const file = fileFor(request);
  const body = file && (await readFile(file).catch(() => undefined));
  if (!file || !body) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('No such page');
    return;
  }
  response
    .writeHead(200, { 'content-type': TYPES[path.extname(file)], 'cache-control': 'no-store' })
    .end(body);
}

/** The file behind a request; undefined for a host that is not ours and a path that climbs out of its folder. */
function fileFor(request: IncomingMessage): string | undefined {
  const name = /^([a-z0-9-]+(?:\.[a-z0-9-]+)*)\.localhost(?::\d+)?$/.exec(
    request.headers.host ?? '',
  )?.[1];
  if (!name) return undefined;
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const folder = path.join(PAGES, name);
  const page = pathname.endsWith('/') ? `${pathname}index` : pathname;
  const file = path.join(folder, path.extname(page) ? page : `${page}.html`);
  return file.startsWith(folder + path.sep) && TYPES[path.extname(file)] ? file : undefined;
}
