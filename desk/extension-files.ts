import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';

import { Hono } from 'hono';

import { refuse } from './http/problems.ts';

const TYPES: Record<string, string> = {
  '.crx': 'application/x-chrome-extension',
  '.xpi': 'application/x-xpinstall',
  '.xml': 'application/xml',
};

/**
 * Packages and update manifests, as `npm run release` put them into `folder`. It is read at each call, so a new release
 * needs no restart; only names that stand in the folder are served.
 */
export function extensionFiles(folder: string): Hono {
  return new Hono().get('/:name', async (c) => {
    const name = c.req.param('name');
    const type = name === 'updates.json' ? 'application/json' : TYPES[extname(name)];
    const names: string[] = await readdir(folder).catch(() => []);
    if (!type || !names.includes(name)) throw refuse.notFound();
    const bytes = new Uint8Array(await readFile(join(folder, name)));
    return c.body(bytes, 200, { 'Content-Type': type, 'Cache-Control': 'no-cache' });
  });
}
