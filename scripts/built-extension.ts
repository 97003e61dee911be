import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const output = path.join(root, '.output', 'chrome-mv3');
const SOURCES = [
  'entrypoints',
  'components',
  'lib',
  'locales',
  'public',
  'wxt.config.ts',
  'package-lock.json',
];

/** The built gate and spotter, as the browser would run them. Builds the extension where it is not fresh. */
export function builtScripts(): { gate: string; spotter: string } {
  const built = path.join(output, 'manifest.json');
  const isFresh =
    existsSync(built) &&
    SOURCES.every((source) => newest(path.join(root, source)) <= statSync(built).mtimeMs);
  if (!isFresh) build();
  return {
    gate: readFileSync(path.join(output, 'gate.js'), 'utf8'),
    spotter: readFileSync(path.join(output, 'spotter.js'), 'utf8'),
  };
}

function build(): void {
  const { status } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/wxt/bin/wxt.mjs'), 'build'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (status !== 0)
    throw new Error('The extension could not be built: run `npm run build` to see why.');
}

function newest(file: string): number {
  if (!existsSync(file)) return 0;
  const { mtimeMs } = statSync(file);
  if (!statSync(file).isDirectory()) return mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}
