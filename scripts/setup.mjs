// Brings the packages in before anything else can run, so: plain JavaScript, any Node from 20 on, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = 20;
const root = fileURLToPath(new URL('..', import.meta.url));

const major = Number.parseInt(process.versions.node, 10);
if (major < OLDEST_NODE) {
  stop(
    `Node ${process.versions.node} is too old: Right Purchase needs Node ${OLDEST_NODE} or newer.`,
    'Get one from https://nodejs.org, or from your package manager, and run the command again.',
  );
}

if (!isInstalled()) install();

/** npm writes its own copy of the lockfile into node_modules as the last step of an installation. */
function isInstalled() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}

function install() {
  const started = Date.now();
  console.log('Setting up, once: installing the packages that package-lock.json names …');
  const [command, ...first] = npm();
  const result = spawnSync(
    command,
    [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32' && first.length === 0,
    },
  );
  if (result.error) {
    stop(
      `npm could not be started: ${result.error.message}.`,
      'It comes with Node from https://nodejs.org; Debian has it as the package «npm».',
    );
  }
  if (result.status !== 0) {
    stop(
      `npm ci failed (${result.signal ?? `exit code ${result.status}`}); its own message is above.`,
      'Often it is the network: «npm ping» tells whether the registry can be reached. Then run the command again.',
    );
  }
  console.log(`Packages are in (${((Date.now() - started) / 1000).toFixed(0)} s).`);
}

/** The very npm that runs us, so that a second one on PATH with other settings does not step in. */
function npm() {
  const running = process.env.npm_execpath ?? '';
  return path.basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}

function stop(what, advice) {
  console.error(`\n${what}\n${advice}\n`);
  process.exit(1);
}
