import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where a family of browsers is looked for: names on PATH, then fixed places; `variable` names one outright. */
interface Family {
  variable: string;
  names: string[];
  places: Partial<Record<NodeJS.Platform, string[]>>;
}

const PROGRAM_FILES = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(
  (name) => process.env[name] ?? [],
);
const inProgramFiles = (...parts: string[]) =>
  PROGRAM_FILES.map((folder) => path.win32.join(folder, ...parts));

const CHROMIUM: Family = {
  variable: 'RIGHT_PURCHASE_BROWSER',
  names: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
    'brave-browser',
    'vivaldi-stable',
  ],
  places: {
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
    ],
    win32: [
      ...inProgramFiles('Chromium', 'Application', 'chrome.exe'),
      ...inProgramFiles('Google', 'Chrome', 'Application', 'chrome.exe'),
      ...inProgramFiles('Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ...inProgramFiles('BraveSoftware', 'Brave-Browser', 'Application', 'brave.exe'),
    ],
  },
};

const FIREFOX: Family = {
  variable: 'RIGHT_PURCHASE_FIREFOX',
  names: ['firefox-esr', 'firefox'],
  places: {
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: inProgramFiles('Mozilla Firefox', 'firefox.exe'),
  },
};

export const findChromium = (): string | undefined => find(CHROMIUM);
export const findFirefox = (): string | undefined => find(FIREFOX);

/**
 * A Chromium-family browser, brought in from Debian's own packages where that can be done without asking (as root on
 * Debian); otherwise an error that says how to get one.
 */
export function needChromium(say: (line: string) => void): string {
  const found = findChromium();
  if (found) return found;
  if (isDebianRoot()) {
    say('No Chromium-family browser here: installing Debian’s chromium …');
    const done = aptGet('update') && aptGet('install', '--no-install-recommends', 'chromium');
    const installed = done ? findChromium() : undefined;
    if (installed) return installed;
  }
  throw new Error(
    [
      'No Chromium-family browser was found (Chromium, Chrome, Edge, Brave, Vivaldi).',
      `  ${howToInstall()}`,
      `  Or name one:  ${CHROMIUM.variable}=/path/to/browser npm start`,
    ].join('\n'),
  );
}

function find(family: Family): string | undefined {
  const named = process.env[family.variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${family.variable} names ${named}, and there is no such file.`);
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter(Boolean);
  const onPath = family.names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...onPath, ...(family.places[process.platform] ?? [])].find((file) => existsSync(file));
}

function howToInstall(): string {
  if (process.platform === 'darwin') return 'Install one:  brew install --cask chromium';
  if (process.platform === 'win32') return 'Install one:  winget install Microsoft.Edge';
  return 'Install one:  sudo apt-get install chromium  (Debian), sudo dnf install chromium  (Fedora)';
}

function isDebianRoot(): boolean {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 &&
    existsSync(release) &&
    /^ID=debian$/m.test(readFileSync(release, 'utf8'))
  );
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync('apt-get', ['-qq', '-y', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
      .status === 0
  );
}
