import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { built } from '../../scripts/builds.ts';
import type { SeenNudge } from './nudge.ts';

/** Firefox with the extension in it. It lets nobody drive its popup, so page, nudge, background and policy are. */
export interface Firefox {
  browser: Browser;
  open(url: string): Promise<Page>;
  readNudge(page: Page): Promise<SeenNudge | undefined>;
  close(): Promise<void>;
}

export async function startFirefox(executablePath: string): Promise<Firefox> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    enableExtensions: true,
  });
  await browser.installExtension(built('firefox'));
  return {
    browser,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    readNudge: async (page) => {
      const hosts = (await topElements(browser, page)).flatMap((node) => node.shadowRoot ?? []);
      const region = hosts.flatMap(descendants).find(isRegion);
      if (!region) return undefined;
      const inside = descendants(region);
      return {
        title: textOf(inside.find(({ localName }) => /^h[1-6]$/.test(localName ?? ''))),
        text: textOf(region),
        buttons: inside.filter(({ localName }) => localName === 'button').map(textOf),
      };
    },
    close: () => browser.close(),
  };
}

/** A DOM node as WebDriver BiDi tells it: closed shadow roots too, which no page can see. */
interface Node {
  localName?: string;
  nodeValue?: string;
  attributes?: Record<string, string>;
  children?: { value: Node }[];
  shadowRoot?: { value: Node } | null;
}

/** What puppeteer keeps to itself of BiDi, as far as needed here. */
interface Bidi {
  connection: { send(method: string, params: object): Promise<{ result: Evaluated }> };
}
interface BidiFrame {
  browsingContext: { id: string };
}
interface Evaluated {
  result?: { value?: Node };
}

async function topElements(browser: Browser, page: Page): Promise<{ shadowRoot?: Node }[]> {
  const { connection } = browser as unknown as Bidi;
  const { id: context } = (page.mainFrame() as unknown as BidiFrame).browsingContext;
  const { result } = await connection.send('script.evaluate', {
    expression: 'document.documentElement',
    target: { context },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' },
  });
  const root = result.result?.value;
  return (root?.children ?? []).map(({ value }) =>
    value.shadowRoot ? { shadowRoot: value.shadowRoot.value } : {},
  );
}

const isRegion = (node: Node): boolean => node.attributes?.['aria-label'] === 'Right Purchase';

function descendants(node: Node): Node[] {
  const children = (node.children ?? []).map(({ value }) => value);
  return children.concat(children.flatMap(descendants));
}

function textOf(node: Node | undefined): string {
  if (!node) return '';
  const parts = [node.nodeValue ?? '', ...(node.children ?? []).map(({ value }) => textOf(value))];
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}
