import puppeteer, { type Browser, type Extension, type Page } from 'puppeteer-core';
import type { browser as extensionApi } from 'wxt/browser';

import { built } from '../../scripts/builds.ts';

/** Known inside the worker, where `badge` looks. */
declare const chrome: typeof extensionApi;

/** A Chromium-family browser with the extension in it. */
export interface Chromium {
  browser: Browser;
  extension: Extension;
  /** Opens an address in a new tab. */
  open(url: string): Promise<Page>;
  /** Presses the toolbar button over `page` and returns the popup that opens. */
  openPopup(page: Page): Promise<Page>;
  /** A page of the extension in a tab, e.g. `options.html`. */
  openExtensionPage(file: string): Promise<Page>;
  /** What the toolbar button of a tab shows. */
  badge(page: Page): Promise<string>;
  /** Ends the background worker as the browser does when it is idle; the next event starts it anew. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}

export const VIEWPORT = { width: 1280, height: 860 };

export async function startChromium(options: {
  executablePath: string;
  headless: boolean;
}): Promise<Chromium> {
  const browser = await puppeteer.launch({
    executablePath: options.executablePath,
    headless: options.headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: options.headless ? VIEWPORT : null,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--lang=en-US',
      '--no-first-run',
      `--window-size=${VIEWPORT.width},${VIEWPORT.height}`,
    ],
  });
  const id = await browser.installExtension(built('chrome'));
  const extension = (await browser.extensions()).get(id);
  if (!extension) throw new Error(`The browser did not take the extension in ${built('chrome')}.`);

  const worker = async () => {
    const target = await browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().includes(id),
    );
    const worker = await target.worker();
    if (!worker) throw new Error('The background worker does not answer.');
    return worker;
  };

  return {
    browser,
    extension,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    openPopup: async (page) => {
      await page.bringToFront();
      const popup = `chrome-extension://${id}/popup.html`;
      const appears = browser.waitForTarget((target) => target.url().startsWith(popup));
      await extension.triggerAction(page);
      return (await appears).asPage();
    },
    openExtensionPage: async (file) => {
      const page = await browser.newPage();
      await page.goto(`chrome-extension://${id}/${file}`);
      return page;
    },
    badge: async (page) => {
      const url = page.url();
      return (await worker()).evaluate(async (url) => {
        const tab = (await chrome.tabs.query({})).find((tab) => tab.url === url);
        return chrome.action.getBadgeText(tab?.id === undefined ? {} : { tabId: tab.id });
      }, url);
    },
    killWorker: async () => (await worker()).close(),
    close: () => browser.close(),
  };
}
