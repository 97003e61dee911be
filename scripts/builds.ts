import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const EXTENSION_SOURCES = [
  'entrypoints',
  'components',
  'lib',
  'locales',
  'public',
  'wxt.config.ts',
  'scripts/knowledge.ts',
  'scripts/late-patterns.ts',
  'scripts/react-without-html.ts',
  'package-lock.json',
];

/** Everything that is built: its npm script, the file that shows it was, and what it is built from. */
const BUILDS = {
  chrome: {
    script: 'build',
    output: '.output/chrome-mv3',
    proof: 'manifest.json',
    sources: EXTENSION_SOURCES,
  },
  firefox: {
    script: 'build:firefox',
    output: '.output/firefox-mv3',
    proof: 'manifest.json',
    sources: EXTENSION_SOURCES,
  },
  inbox: {
    script: 'build:inbox',
    output: 'desk/inbox/dist',
    proof: 'index.html',
    sources: [
      'desk/inbox',
      'desk/inbox-contract',
      'desk/insights',
      'components',
      'lib',
      'locales',
      'scripts/react-without-html.ts',
      'scripts/yaml-words.ts',
      'package-lock.json',
    ],
  },
} as const;

export type Build = keyof typeof BUILDS;

/** The absolute folder of a build, made now where it is missing or older than what it is made from. */
export function built(build: Build): string {
  const { script, output, proof, sources } = BUILDS[build];
  const file = path.join(root, output, proof);
  const isFresh = existsSync(file) && statSync(file).mtimeMs > newest(sources);
  if (!isFresh) run(script);
  return path.join(root, output);
}

/** Runs an npm script of ours quietly; what it said comes with the error where it fails. */
export function run(script: string): void {
  const done = spawnSync('npm', ['run', '--silent', script], {
    cwd: root,
    encoding: 'utf8',
    // Called from a test it would otherwise build what is meant for tests: React twice the size.
    env: { ...process.env, NODE_ENV: 'production' },
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    throw new Error(`npm run ${script} failed:\n${done.stdout ?? ''}${done.stderr ?? ''}`);
  }
}

function newest(sources: readonly string[]): number {
  return Math.max(...sources.flatMap((source) => filesOf(path.join(root, source)).map(changedAt)));
}

function filesOf(place: string): string[] {
  if (!existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(`${path.sep}dist`))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

const changedAt = (file: string): number => statSync(file).mtimeMs;
