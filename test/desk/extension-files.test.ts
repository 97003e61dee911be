import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { type RunningApp, call, runApp } from './running-app.ts';

let folder: string;
let desk: RunningApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'release-'));
  for (const name of ['a.crx', 'a.xpi', 'updates.xml', 'updates.json', 'key.pem', 'sbom.json'])
    await writeFile(join(folder, name), '{}');
  desk = await runApp({ extensions: folder });
});
afterAll(async () => {
  await desk.stop();
  await rm(folder, { recursive: true });
});

it.each([
  ['a.crx', 'application/x-chrome-extension'],
  ['a.xpi', 'application/x-xpinstall'],
  ['updates.xml', 'application/xml'],
  ['updates.json', 'application/json'],
])('browsers are given %s as %s', async (name, type) => {
  const { status, headers, text } = await call('GET', `${desk.url}/ext/${name}`);
  expect([status, headers.get('content-type'), text]).toEqual([200, type, '{}']);
});

it.each(['key.pem', 'sbom.json', 'b.crx', '..%2Fa.crx', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', ''])(
  'nothing else in or around the folder is served: %s',
  async (name) => {
    expect((await call('GET', `${desk.url}/ext/${name}`)).status).toBe(404);
  },
);

it('a new release is there without a restart', async () => {
  await writeFile(join(folder, 'b2.crx'), 'new');
  expect((await call('GET', `${desk.url}/ext/b2.crx`)).text).toBe('new');
});

it('a desk that was given no folder serves none', async () => {
  const other = await runApp();
  expect((await call('GET', `${other.url}/ext/a.crx`)).status).toBe(404);
  await other.stop();
});
