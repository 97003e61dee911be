import puppeteer, { type Browser, type Page } from 'puppeteer-core';

import { built } from '../../scripts/builds.ts';
import type { SeenNudge } from './nudge.ts';

/** Firefox with the extension in it, as far as anybody may drive it: its pages, and the nudge in them. */
export interface Firefox {
  browser: Browser;
  open(url: string): Promise<Page>;
  readNudge(page: Page): Promise<SeenNudge | undefined>;
  /** Presses a button of the nudge, where it is there, with a trusted click. */
  pressNudge(page: Page, button: string): Promise<void>;
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
  return drive(browser);
}

export function drive(browser: Browser): Firefox {
  return {
    browser,
    open: async (url) => {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    readNudge: async (page) => {
      const region = await findNudge(browser, page);
      if (!region) return undefined;
      const inside = descendants(region).map(({ value }) => value);
      return {
        title: textOf(inside.find(({ localName }) => /^h[1-6]$/.test(localName ?? ''))),
        text: textOf(region.value),
        buttons: inside.filter(isButton).map(textOf),
      };
    },
    pressNudge: async (page, button) => {
      const region = await findNudge(browser, page);
      const node = region && descendants(region).find(({ value }) => textOf(value) === button);
      if (!node) return;
      const element = { sharedId: node.sharedId };
      const at = { x: 0, y: 0, origin: { type: 'element', element } };
      const press = [
        { type: 'pointerMove', ...at },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await bidi(browser).send('input.performActions', {
        context: contextOf(page),
        actions: [{ type: 'pointer', id: 'mouse', actions: press }],
      });
    },
    close: () => browser.close(),
  };
}

/** A DOM node as WebDriver BiDi tells it: closed shadow roots too, which no page can see. */
interface Remote {
  sharedId?: string;
  value: Node;
}
interface Node {
  localName?: string;
  nodeValue?: string;
  attributes?: Record<string, string>;
  children?: Remote[];
  shadowRoot?: Remote | null;
}

/** What puppeteer keeps to itself of BiDi, as far as needed here. */
interface Connection {
  send(method: string, params: object): Promise<{ result: { result?: Remote } }>;
}
export const bidi = (browser: Browser): Connection =>
  (browser as unknown as { connection: Connection }).connection;
export const contextOf = (page: Page): string =>
  (page.mainFrame() as unknown as { browsingContext: { id: string } }).browsingContext.id;

async function findNudge(browser: Browser, page: Page): Promise<Remote | undefined> {
  const { result } = await bidi(browser).send('script.evaluate', {
    expression: 'document.documentElement',
    target: { context: contextOf(page) },
    awaitPromise: false,
    serializationOptions: { maxDomDepth: 12, includeShadowTree: 'all' },
  });
  const roots = (result.result?.value.children ?? []).flatMap(
    ({ value }) => value.shadowRoot ?? [],
  );
  return roots.flatMap(descendants).find(isNudge);
}

const isNudge = ({ value }: Remote): boolean =>
  value.attributes?.['aria-label'] === 'Right Purchase';
const isButton = ({ localName }: Node): boolean => localName === 'button';

function descendants({ value }: Remote): Remote[] {
  const children = value.children ?? [];
  return children.concat(children.flatMap(descendants));
}

function textOf(node: Node | undefined): string {
  if (!node) return '';
  const parts = [node.nodeValue ?? '', ...(node.children ?? []).map(({ value }) => textOf(value))];
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim();
}
