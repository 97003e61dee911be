import puppeteer, { type Browser, type Page, type Target } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import { VERSION } from '../../lib/places.ts';
import { type StateKey, type StateValue, state } from '../../lib/state.ts';
import { built } from '../../scripts/builds.ts';
import { eventually } from './eventually.ts';

/** Known inside the worker, where `badge` looks. */
declare const chrome: typeof extensionApi;

/** A Chromium-family browser with the extension in it. */
export interface Chromium {
  browser: Browser;
  /** Waits for the first-run page, if policy lets it come, and closes it: from then on nothing opens by itself. */
  greeted(): Promise<void>;
  /** Opens an address in a new tab. */
  open(url: string): Promise<Page>;
  /** Presses the toolbar button over `page` and returns the popup that opens. */
  openPopup(page: Page): Promise<Page>;
  /** A page of the extension in a tab, e.g. `options.html`. */
  openExtensionPage(file: string): Promise<Page>;
  /** What the toolbar button of a tab shows. */
  badge(page: Page): Promise<string>;
  /** A value the background keeps, as lib/state.ts names it. */
  stored<Key extends StateKey>(key: Key): Promise<StateValue<Key>>;
  /** Sets such a value behind the background's back. */
  store<Key extends StateKey>(key: Key, value: StateValue<Key>): Promise<void>;
  /** Waits until the background has done its work and set no alarm for more. */
  atRest(): Promise<void>;
  /** Runs a script of the extension in a page, as the background does past the gate. */
  inject(file: string, page: Page): Promise<void>;
  /** Ends the background worker as the browser does when it is idle; the next event starts it anew. */
  killWorker(): Promise<void>;
  /**
   * Ends the extension, as an update does: its scripts in open pages are orphans from then on. The browser starts it
   * anew where policy installed it; an unpacked one is left switched off.
   */
  reload(): Promise<void>;
  close(): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 860 };

const isWelcome = (target: Target): boolean => target.url().endsWith('/welcome.html');

export async function startChromium(options: {
  executablePath: string;
  headless: boolean;
  /** Folder of the browser's profile, to start on again; by default one that goes with the browser. */
  profile?: string;
  /** Of the browser's own words and the extension's; by default American English. */
  language?: string;
  /** Id of the extension where policy installs it; by default the build is put in unpacked. */
  forcedId?: string;
  /** Device pixels a CSS pixel; for pictures. */
  scale?: number;
  /** Where this machine answers instead of these hosts, by any certificate: `hooks.slack.com` → port. */
  playedHosts?: Record<string, number>;
  /** Folder of the extension; by default the build. */
  build?: string;
}): Promise<Chromium> {
  const { language = 'en-US', scale = 1, playedHosts = {} } = options;
  const rules = Object.entries(playedHosts).map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  const { width, height } = VIEWPORT;
  const browser = await puppeteer.launch({
    executablePath: options.executablePath,
    // Chromium on Linux takes its language from here, elsewhere from the argument.
    env: { ...process.env, LANGUAGE: language },
    headless: options.headless,
    ...(options.profile && { userDataDir: options.profile }),
    pipe: true,
    enableExtensions: true,
    // Whoever starts it takes it down, in order; and it ends by itself when the pipe does.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    defaultViewport: options.headless ? { ...VIEWPORT, deviceScaleFactor: scale } : null,
    // It keeps the browser from asking for updates.
    ...(options.forcedId && { ignoreDefaultArgs: ['--disable-background-networking'] }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--lang=${language}`,
      '--no-first-run',
      `--window-size=${width},${height}`,
      ...(rules.length > 0
        ? [`--host-resolver-rules=${rules.join(',')}`, '--ignore-certificate-errors']
        : []),
      ...(options.headless
        ? [`--screen-info={${width * scale}x${height * scale} devicePixelRatio=${scale}}`]
        : []),
    ],
  });
  const id = options.forcedId ?? (await browser.installExtension(options.build ?? built('chrome')));
  const workerTarget = () =>
    browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().includes(id),
      // Until an alarm wakes it, where it was put to sleep.
      { timeout: 60_000 },
    );
  const destroyed = (target: Target) =>
    new Promise<void>((ended) => {
      browser.on('targetdestroyed', (other) => other === target && ended());
    });
  const worker = async () => {
    const worker = await (await workerTarget()).worker();
    if (!worker) throw new Error('The background worker does not answer.');
    return worker;
  };

  const openExtensionPage = async (file: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(`chrome-extension://${id}/${file}`);
    return page;
  };

  if (options.forcedId) {
    await workerTarget().catch(async (error: unknown) => {
      await browser.close();
      throw error;
    });
  }

  return {
    browser,
    greeted: async () => {
      const welcome = browser.waitForTarget(isWelcome, { timeout: 30_000 });
      await (await welcome.catch(() => undefined))?.page().then((page) => page?.close());
    },
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    openPopup: async (page) => {
      await page.bringToFront();
      const popup = `chrome-extension://${id}/popup.html`;
      const appears = browser.waitForTarget((target) => target.url().startsWith(popup));
      // puppeteer's own way knows unpacked extensions alone.
      const session = await browser.target().createCDPSession();
      const { _tabId: targetId } = page as unknown as { _tabId: string };
      await session.send('Extensions.triggerAction', { id, targetId });
      await session.detach();
      return (await appears).asPage();
    },
    openExtensionPage,
    badge: async (page) => {
      const url = page.url();
      return (await worker()).evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
        return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
      }, url);
    },
    stored: async (key) => {
      const { area, initial } = state[key];
      const items = await (
        await worker()
      ).evaluate((area, key) => chrome.storage[area].get(key), area, key as string);
      return (items[key] as { value?: never } | undefined)?.value ?? (initial as never);
    },
    store: async (key, value) => {
      const { area } = state[key];
      const items = { [key]: { v: VERSION, value } };
      await (
        await worker()
      ).evaluate((area, items) => chrome.storage[area].set(items), area, items);
    },
    atRest: async () => {
      await eventually('the background has nothing more to do', async () => {
        const alarms = await (await worker()).evaluate(() => chrome.alarms.getAll());
        return alarms.length === 0 ? true : undefined;
      });
    },
    inject: async (file, page) => {
      await (
        await worker()
      ).evaluate(
        async (file, url) => {
          const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
          await chrome.scripting.executeScript({
            target: { tabId: tab!.id! },
            files: [file as '/spotter.js'],
          });
        },
        file,
        page.url(),
      );
    },
    killWorker: async () => {
      const target = await workerTarget();
      const gone = destroyed(target);
      await (await target.worker())?.close();
      await gone;
    },
    reload: async () => {
      // Its pages end with it; of its worker puppeteer is told neither end nor beginning.
      const page = await openExtensionPage('options.html');
      const gone = destroyed(page.target());
      await page.evaluate(() => void setTimeout(() => chrome.runtime.reload(), 100));
      await gone;
    },
    close: () => browser.close(),
  };
}
