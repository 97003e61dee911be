/**
 * Makes everything a release consists of; the same sources, key and address give the same bytes.
 *   npm run release -- --base-url https://desk.example.com/ext --key ~/right-purchase.pem
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from './builds.ts';
import { optionsOf } from './command-line.ts';
import { extensionId } from './release/crx.ts';
import { chromiumHosted, firefoxHosted, forChromeStore } from './release/self-hosted.ts';
import { signingKey } from './release/signing-key.ts';
import { type Files, readFiles, readFolder, zip } from './release/zip.ts';
import { bold, dim, green, red, say } from './terminal.ts';

const HELP = `Makes the files of a release in .output/release.

  --base-url URL   where your browsers will find it, e.g. https://desk.example.com/ext (the desk serves the folder
                   with --extensions DIR). Without it only the files for the stores are made.
  --key FILE       private key that signs the CRX and fixes the extension's id; made where there is none.
                   Keep it outside the project, and keep a copy.
  --out FOLDER     where to write (.output/release); an earlier release in it is replaced`;

const root = path.join(import.meta.dirname, '..');

const options = optionsOf({
  'base-url': { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string', default: path.join(root, '.output', 'release') },
  help: { type: 'boolean' },
});

try {
  if (options.help) say(HELP);
  else release();
} catch (error) {
  say(red((error as Error).message));
  process.exitCode = 1;
}

function release(): void {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  needChangelogEntry(version);
  const baseUrl = options['base-url'] && safeBaseUrl(options['base-url']);
  if (baseUrl && !options.key)
    throw new Error('--base-url needs --key FILE: a CRX is signed (more with --help).');
  for (const script of ['build', 'build:firefox']) run(script);
  const chrome = readFolder(path.join(root, '.output/chrome-mv3'));
  const firefox = readFolder(path.join(root, '.output/firefox-mv3'));

  const name = `right-purchase-${version}`;
  const files = new Map<string, Uint8Array>([
    [`${name}-chrome.zip`, zip(forChromeStore(chrome))],
    [`${name}-firefox.zip`, zip(firefox)],
    [`${name}-sources.zip`, zip(sources())],
    [`${name}-sbom.cdx.json`, billOfMaterials('right-purchase')],
  ]);
  if (baseUrl) {
    const { key, isNew } = signingKey(options.key!);
    if (isNew) say(dim(`A new key is in ${options.key}: keep it, the id depends on it.`));
    const hosting = { baseUrl, version };
    for (const hosted of [chromiumHosted(chrome, key, hosting), firefoxHosted(firefox, hosting)])
      for (const [file, bytes] of hosted) files.set(file, bytes);
    say(`Its id in Chrome and Edge: ${bold(extensionId(key))}`);
  }
  write(files);
  say(`${green('✓')} ${version}: ${files.size + 1} files in ${options.out}`);
}

function needChangelogEntry(version: string): void {
  const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  if (!changelog.split('\n').some((line) => line.startsWith(`## ${version} `)))
    throw new Error(`CHANGELOG.md has no "## ${version} – date": say what is new first.`);
}

/** Browsers install from https; http is for trying it on this very machine. */
function safeBaseUrl(text: string): string {
  const url = URL.parse(text);
  const isLocal = /^(localhost|127\.0\.0\.1)$/.test(url?.hostname ?? '');
  if (!url || !(url.protocol === 'https:' || (url.protocol === 'http:' && isLocal)))
    throw new Error(`--base-url ${text}: must be an https address`);
  return url.href.replace(/\/+$/, '');
}

/** What the project's own records name: a reviewer builds from these. */
function sources(): Files {
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  return readFiles(root, listed.split('\0').filter(Boolean));
}

/** CycloneDX, from the lock file, without what differs by moment, folder or npm. */
function billOfMaterials(name: string): Uint8Array {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'];
  const made = execFileSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    maxBuffer: 2 ** 26,
  });
  const { serialNumber: _, ...bill } = JSON.parse(made);
  const { timestamp: __, tools: ___, ...metadata } = bill.metadata;
  bill.metadata = { ...metadata, component: { ...metadata.component, name } };
  return new TextEncoder().encode(`${JSON.stringify(bill, null, 2)}\n`);
}

function write(files: Files): void {
  mkdirSync(options.out, { recursive: true });
  for (const name of readdirSync(options.out).filter(isOurs)) rmSync(path.join(options.out, name));
  const sums = [...files]
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .toSorted();
  for (const [name, bytes] of files) writeFileSync(path.join(options.out, name), bytes);
  writeFileSync(path.join(options.out, 'SHA256SUMS'), sums.join(''));
}

function isOurs(name: string): boolean {
  return /^(right-purchase(-.*)?\.(zip|crx|xpi|cdx\.json)|updates\.(xml|json)|SHA256SUMS)$/.test(
    name,
  );
}
