import type { CDPSession, Page, Protocol } from 'puppeteer-core';

import { eventually } from './eventually.ts';

const REGION = 'Right Purchase';

/** The nudge as a person with a screen reader meets it: its shadow root is closed to the page, not to them. */
export interface SeenNudge {
  title: string;
  text: string;
  buttons: string[];
}

/** The nudge now in the page, or undefined. */
export async function readNudge(page: Page): Promise<SeenNudge | undefined> {
  const session = await page.createCDPSession();
  try {
    return await read(session);
  } finally {
    await session.detach();
  }
}

/** Waits until the nudge is there and says all of `words`. */
export async function waitForNudge(page: Page, ...words: string[]): Promise<SeenNudge> {
  let nudge: SeenNudge | undefined;
  const says = async () => {
    nudge = await readNudge(page);
    return nudge && words.every((word) => nudge?.text.includes(word)) ? nudge : undefined;
  };
  return eventually(
    () => `the nudge on ${page.url()} says «${words.join('», «')}»; now: ${nudge?.text ?? 'none'}`,
    says,
  );
}

/** Presses a button of the nudge with a trusted click. */
export async function pressNudge(page: Page, button: string): Promise<void> {
  await page.locator(`aria/${button}[role="button"]`).click();
}

async function read(session: CDPSession): Promise<SeenNudge | undefined> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const region = nodes.find(
    (node) => /^(region|complementary|dialog)$/.test(word(node.role)) && word(node.name) === REGION,
  );
  if (!region) return undefined;
  const inside = descendants(region, new Map(nodes.map((node) => [node.nodeId, node])));
  const named = (role: string) =>
    inside.filter((node) => word(node.role) === role).map((node) => word(node.name));
  return {
    title: named('heading')[0] ?? '',
    text: named('StaticText').join(' '),
    buttons: named('button'),
  };
}

type Node = Protocol.Accessibility.AXNode;

const word = (value?: Protocol.Accessibility.AXValue): string => String(value?.value ?? '');

function descendants(node: Node, all: Map<string, Node>): Node[] {
  const children = (node.childIds ?? []).flatMap((id) => all.get(id) ?? []);
  return children.concat(children.flatMap((child) => descendants(child, all)));
}
