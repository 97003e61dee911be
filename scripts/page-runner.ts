import { readFileSync } from 'node:fs';

import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';

import { needChromium } from './browser.ts';
import type { LabelledPage } from './labelled-pages.ts';

const TABS = 4;

/** One page, open under its own address in a world apart from its scripts, as a content script has it. */
export interface OpenPage {
  /** Runs a script file's text there. */
  run(script: string): Promise<void>;
  /** The value of an expression there; a promise is awaited. */
  ask(expression: string): Promise<unknown>;
}

/**
 * Opens each page in Chromium under the address it stands for and hands it to `visit`. Nothing but the page itself is
 * answered: no network. The order of the results is the order of the pages.
 */
export async function visitPages<Result>(
  pages: readonly LabelledPage[],
  visit: (open: OpenPage, page: LabelledPage) => Promise<Result>,
): Promise<Result[]> {
  const browser = await puppeteer.launch({
    executablePath: needChromium(console.error),
    headless: true,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'],
  });
  try {
    const results: Result[] = [];
    let next = 0;
    const worker = async () => {
      const tab = await openTab(browser);
      while (next < pages.length) {
        const at = next++;
        const page = pages[at]!;
        results[at] = await visit(await tab(page), page);
      }
    };
    await Promise.all(Array.from({ length: TABS }, worker));
    return results;
  } finally {
    await browser.close();
  }
}

async function openTab(browser: Browser): Promise<(page: LabelledPage) => Promise<OpenPage>> {
  // A window of its own: the spotter leaves pages in hidden tabs alone.
  const tab = await (await browser.createBrowserContext()).newPage();
  const session = await tab.createCDPSession();
  let served: LabelledPage | undefined;
  await tab.setRequestInterception(true);
  tab.on('request', (request) => {
    const isPage = request.isNavigationRequest() && request.frame() === tab.mainFrame();
    if (!isPage || !served) return void request.abort();
    void request.respond({
      contentType: 'text/html; charset=utf-8',
      body: readFileSync(served.path),
    });
  });
  return async (page) => {
    served = page;
    await tab.goto('about:blank');
    await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
    return inWorldApart(tab, session);
  };
}

async function inWorldApart(tab: Page, session: CDPSession): Promise<OpenPage> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const ask = async (expression: string) => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails)
      throw new Error(
        `${tab.url()}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      );
    return result.value as unknown;
  };
  return { ask, run: async (script) => void (await ask(`${script}\n;undefined`)) };
}
