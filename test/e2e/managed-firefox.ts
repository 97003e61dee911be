import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import { FIREFOX_ADDON_ID } from '../../lib/extension-id.ts';
import { type StateKey, type StateValue, state } from '../../lib/state.ts';
import { findFirefox } from '../../scripts/browser.ts';
import { canWriteFirefoxPolicies } from '../../scripts/policy-file.ts';
import { eventually } from './eventually.ts';
import { type Firefox, bidi, contextOf, drive } from './firefox.ts';

/** Known inside the extension's pages. */
declare const browser: typeof extensionApi;

/** Firefox on a machine of an organisation: it reads its policies from disk, and keeps its profile from start to start. */
export interface ManagedFirefox extends Firefox {
  /** The version of the extension that is installed and on; undefined: none. */
  version(): Promise<string | undefined>;
  /** A page of the extension in a tab, e.g. `options.html`. */
  openExtensionPage(file: string): Promise<Page>;
  /** A value the background keeps, as lib/state.ts names it. */
  stored<Key extends StateKey>(key: Key): Promise<StateValue<Key>>;
  /** Addresses of what is open in tabs, pages of extensions included. */
  tabs(): Promise<string[]>;
  /** What scripts of the extension complained about, wherever they run. */
  complaints(): Promise<string[]>;
}

/** What a test needs to be quick: nothing of it has to do with policies. */
const PREFERENCES = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  // Else what drives it switches updates off.
  'remote.prefs.recommended': false,
  // Seconds and milliseconds; by default updates are looked for once a day.
  'extensions.update.interval': 10,
  'app.update.timerFirstInterval': 3000,
  'app.update.timerMinimumDelay': 5,
};

/** What Firefox notes where a page was left while a question of it to the background was open. */
const PAGE_LEFT = 'Promise rejected after context unloaded';

/** Only ESR can be told to take what Mozilla has not signed, and only where its policies are ours to write. */
export function findManageableFirefox(): string | undefined {
  const found = findFirefox();
  const isEsr = found && execFileSync(found, ['--version'], { encoding: 'utf8' }).includes('esr');
  if (isEsr && canWriteFirefoxPolicies()) return found;
  console.log('Deployment by policy needs Firefox ESR and root on Linux: skipped.');
  return undefined;
}

export async function startManagedFirefox(
  executablePath: string,
  profile: string,
): Promise<ManagedFirefox> {
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${value});\n`,
  );
  writeFileSync(path.join(profile, 'user.js'), lines.join(''));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  // Allows pages of extensions to be driven, too.
  const child = spawn(executablePath, [...args, '-remote-allow-system-access'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const browserWSEndpoint = `${await endpointOf(child)}/session`;
  const driven = await puppeteer.connect({ browserWSEndpoint, protocol: 'webDriverBiDi' });
  const { close, ...firefox } = drive(driven);
  const inChrome = await chromeScope(driven);
  const addon = `WebExtensionPolicy.getByID(${JSON.stringify(FIREFOX_ADDON_ID)})`;
  const host = async (): Promise<string> => {
    const host = await inChrome(`${addon}?.mozExtensionHostname ?? ''`);
    if (!host) throw new Error('the extension is not there');
    return host;
  };
  const openExtensionPage = async (file: string): Promise<Page> => {
    const url = `moz-extension://${await host()}/${file}`;
    const page = await driven.newPage();
    // Firefox tells nobody when such a page has loaded.
    await bidi(driven).send('browsingContext.navigate', {
      context: contextOf(page),
      url,
      wait: 'none',
    });
    await eventually(`${file} has loaded`, () =>
      page
        .evaluate((url) => location.href === url && document.readyState === 'complete', url)
        .then(
          (isThere) => isThere || undefined,
          () => undefined,
        ),
    );
    return page;
  };

  return {
    ...firefox,
    openExtensionPage,
    version: async () => (await inChrome(`${addon}?.extension?.version ?? ''`)) || undefined,
    stored: async (key) => {
      const { area, initial } = state[key];
      const page = await openExtensionPage('options.html');
      const items = await page.evaluate(
        (area, key) => browser.storage[area].get(key),
        area,
        key as string,
      );
      await page.close();
      return (items[key] as { value?: never } | undefined)?.value ?? (initial as never);
    },
    tabs: async () => {
      const tabs = `[...gBrowser.tabs].map((tab) => tab.linkedBrowser.currentURI.spec)`;
      return (await inChrome(`${tabs}.join(' ')`)).split(' ');
    },
    complaints: async () => {
      const ours = `moz-extension://${await host()}/`;
      const said = await inChrome(
        `JSON.stringify(Services.console.getMessageArray().map((said) => said.message))`,
      );
      return (JSON.parse(said) as string[]).filter(
        (message) => message.includes(ours) && !message.includes(PAGE_LEFT),
      );
    },
    close: async () => {
      const gone = once(child, 'exit');
      await close();
      await gone;
    },
  };
}

async function endpointOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return eventually(
    () => `Firefox may be driven; it said: ${said}`,
    async () => /WebDriver BiDi listening on (ws:\S+)/.exec(said)?.[1],
    60,
  );
}

/** Runs an expression where Firefox itself runs; it must come to text. */
async function chromeScope(driven: Browser): Promise<(expression: string) => Promise<string>> {
  const connection = bidi(driven) as unknown as {
    send(method: string, params: object): Promise<{ result: never }>;
  };
  const { contexts } = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' }))
    .result as { contexts: { context: string }[] };
  return async (expression) => {
    const target = { context: contexts[0]!.context };
    const call = { expression, target, awaitPromise: true };
    const { result } = (await connection.send('script.evaluate', call)).result as {
      result: { value: string };
    };
    return result.value;
  };
}
