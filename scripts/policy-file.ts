import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { CHROMIUM_EXTENSION_ID, FIREFOX_ADDON_ID } from '../lib/extension-id.ts';
import type { Deployment } from '../lib/policy/deploy/deployment.ts';
import { firefoxPolicies, linuxPolicy } from '../lib/policy/deploy/json-files.ts';
import type { Policy } from '../lib/policy/policy.ts';

const IDS = { chromiumId: CHROMIUM_EXTENSION_ID, firefoxId: FIREFOX_ADDON_ID };

/** A policy that stands for the whole machine until it is taken back; process exit takes it back too. */
export interface PolicyFile {
  file: string;
  remove(): void;
}

/** Only root may write where browsers look for policies, and only on Linux are those plain files. */
export const canWritePolicies = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Sets the organisation policy of the extension in the Chromium-family browser at `browserPath`. `more`: where the
 * browser is to install it from, and its id there.
 */
export function writeChromiumPolicy(
  browserPath: string,
  policy: Policy,
  more: Partial<Deployment> = {},
): PolicyFile {
  const folder = chromiumFolder(browserPath);
  removeLeftovers(folder);
  const file = path.join(folder, `right-purchase-${process.pid}.json`);
  const written = JSON.parse(linuxPolicy({ policy, ...IDS, ...more }, 'chrome'));
  // Else the browser lets no test into what policy installs.
  if (more.updateUrl) written.DeveloperToolsAvailability = 1;
  return write(file, JSON.stringify(written));
}

const FIREFOX_FILE = '/etc/firefox/policies/policies.json';

/** Not where the machine has Firefox policies of its own, either: Firefox reads one file only, and that is theirs. */
export const canWriteFirefoxPolicies = (): boolean =>
  canWritePolicies() && !existsSync(FIREFOX_FILE);

/**
 * Undefined where the machine has Firefox policies of its own: Firefox reads one file only, and that is theirs.
 * `isUnsigned`: it is to take packages without Mozilla's signature, which only ESR does. `authority`: file of a
 * certificate it is to trust.
 */
export function writeFirefoxPolicy(
  policy: Policy,
  { isUnsigned, authority, ...more }: Partial<Deployment> & FirefoxOnly = {},
): PolicyFile | undefined {
  if (existsSync(FIREFOX_FILE)) return undefined;
  const written = JSON.parse(firefoxPolicies({ policy, ...IDS, ...more }));
  if (isUnsigned) written.policies.Preferences = UNSIGNED;
  if (authority) written.policies.Certificates = { Install: [authority] };
  return write(FIREFOX_FILE, JSON.stringify(written));
}

interface FirefoxOnly {
  isUnsigned?: true;
  authority?: string;
}

const UNSIGNED = { 'xpinstall.signatures.required': { Value: false, Status: 'locked' } };

function chromiumFolder(browserPath: string): string {
  if (/brave/i.test(browserPath)) return '/etc/brave/policies/managed';
  if (/edge/i.test(browserPath)) return '/etc/opt/edge/policies/managed';
  if (/google|chrome/i.test(browserPath)) return '/etc/opt/chrome/policies/managed';
  return '/etc/chromium/policies/managed';
}

function write(file: string, text: string): PolicyFile {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode: 0o644 });
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  return {
    file,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

/** Files of runs that were killed before they could clean up. */
function removeLeftovers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = Number(/^right-purchase-(\d+)\.json$/.exec(name)?.[1]);
    if (pid && pid !== process.pid && !isRunning(pid)) rmSync(path.join(folder, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
