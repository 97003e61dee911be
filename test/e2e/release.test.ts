import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));

function release(out: string, zone: string): Map<string, string> {
  const to = path.join(folder, out);
  const options = ['--base-url', 'https://desk.example.com/ext', '--out', to];
  execFileSync(
    process.execPath,
    ['scripts/release.ts', ...options, '--key', path.join(folder, 'key.pem')],
    { env: { ...process.env, TZ: zone } },
  );
  const text = (name: string) => readFileSync(path.join(to, name), 'base64');
  return new Map(readdirSync(to).map((name) => [name, text(name)]));
}

it('two releases of the same sources are the same, byte for byte, wherever they are made', () => {
  const first = release('first', 'Asia/Tokyo');
  const second = release('second', 'America/Los_Angeles');
  expect([...second.keys()]).toEqual([...first.keys()]);
  expect([...first.keys()]).toHaveLength(9);
  expect([...second].filter(([name, bytes]) => first.get(name) !== bytes)).toEqual([]);
});
