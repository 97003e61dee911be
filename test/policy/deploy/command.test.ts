import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CHROMIUM_EXTENSION_ID } from '../../../lib/extension-id.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'policy-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const policy = (...args: string[]) => {
  const script = path.join(import.meta.dirname, '../../../scripts/policy.ts');
  const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { status, said: stdout };
};
const WRITE = [
  '--desk',
  'https://desk.example',
  '--token',
  'a-good-token',
  '--org',
  'Büro',
  '--out',
  'out',
];

describe('npm run policy', () => {
  it('writes files for every platform that its own check finds right', () => {
    expect(policy(...WRITE, '--set', 'nudges=false').status).toBe(0);
    for (const file of [
      'windows/right-purchase.reg',
      'macos/chrome.mobileconfig',
      'firefox/policies.json',
    ]) {
      const { status, said } = policy('--check', path.join('out', file));
      expect(said).toContain('4 keys understood');
      expect(status).toBe(0);
    }
    const registry = readFileSync(path.join(folder, 'out/windows/right-purchase.reg'));
    expect([...registry.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(readFileSync(path.join(folder, 'out/README.md'), 'utf8')).toContain('google-admin/');
  });

  it('writes nothing where a value is wrong, and says which', () => {
    const { status, said } = policy(...WRITE, '--set', 'nudgeEveryDays=0', '--set', 'nudge=true');
    expect(status).toBe(1);
    expect(said).toContain('nudgeEveryDays 0:');
    expect(said).toContain('nudge true: unknown key');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('finds what is wrong in a file, by key', () => {
    const file = path.join(folder, 'policies.json');
    const catalogue = [{ name: 'Acme', domains: ['acme.example'], status: 'fine' }];
    const extensions = { [CHROMIUM_EXTENSION_ID]: { deskUrl: 'http://desk.example', catalogue } };
    const ExtensionSettings = { [CHROMIUM_EXTENSION_ID]: { toolbar_pin: 'pinned' } };
    writeFileSync(file, JSON.stringify({ ExtensionSettings, '3rdparty': { extensions } }));
    const { status, said } = policy('--check', file);
    expect(status).toBe(1);
    expect(said).toContain('deskUrl "http://desk.example": must be https');
    expect(said).toContain('catalogue[0].status "fine":');
    expect(said).toContain('ExtensionSettings.toolbar_pin "pinned":');
  });

  it('shows what buyers would see, and whether and why a page would be spotted', () => {
    policy(...WRITE);
    const { status, said } = policy(
      '--check=out/windows/right-purchase.ps1',
      '--url=https://lumen-notes.example/checkout',
      `--page=${path.resolve('test/pages/lumen-notes/checkout.html')}`,
    );
    expect(status).toBe(0);
    expect(said).toContain('Buying Lumen Notes? Ask IT first');
    expect(said).toContain('7. How hard is it to leave?');
    expect(said).toContain('https://lumen-notes.example/checkout: spotted');
    expect(said).toContain('subscription-order');
  });

  it.each([
    ['no desk', [], 'Where is the desk?'],
    ['an option without its value', ['--desk=https://desk.example', '--token'], '--token'],
    ['an option there is none of', ['--dekk=https://desk.example'], '--dekk'],
    ['a file that is not there', ['--check', 'nowhere.json'], 'nowhere.json'],
    ['a file that is no policy', ['--check', import.meta.filename], 'not JSON'],
    ['a setting without a value', ['--desk=https://desk.example', '--set=nudges'], 'KEY=VALUE'],
    ['where a page is from', ['--check=x.json', '--page=x.html'], 'say it with --url'],
    ['what an address is', ['--check=x.json', '--url=acme'], 'not an address'],
  ])('says in a line what is missing: %s', (_, args, line) => {
    const { status, said } = policy(...args);
    expect(status).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said.toLowerCase()).toContain(line.toLowerCase());
  });
});
