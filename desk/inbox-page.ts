import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { Hono } from 'hono';

interface Page {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Named after its content, so it never changes. */
  immutable: boolean;
}

/** Files of the built inbox by path. */
export type Pages = ReadonlyMap<string, Page>;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Reads what `npm run build:inbox` made; empty where it was not run. */
export async function loadPages(folder: string): Promise<Pages> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const pages = new Map<string, Page>();
  for (const file of files) {
    const type = TYPES[extname(file.name)];
    if (!file.isFile() || type === undefined) continue;
    const path = join(file.parentPath, file.name);
    const address = path.slice(folder.length).replaceAll('\\', '/');
    const bytes = new Uint8Array(await readFile(path));
    pages.set(address, { type, bytes, immutable: address.startsWith('/assets/') });
  }
  return pages;
}

/** Serves exactly these files and no other path: nothing of a request reaches the file system. */
export function inboxPage(pages: Pages): Hono {
  const app = new Hono();
  for (const [address, { type, bytes, immutable }] of pages) {
    const headers = {
      'Content-Type': type,
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Frame-Options': 'DENY',
      'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
    app.get(address === '/index.html' ? '/' : address, (c) => c.body(bytes, 200, headers));
  }
  if (!pages.has('/index.html'))
    app.get('/', (c) => c.text('The inbox page is not built yet: npm run build:inbox\n', 503));
  return app;
}
