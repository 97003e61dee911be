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

/** Presses a button of the nudge with a trusted click, having seen it: what comes sooner is taken for a slip. */
export async function pressNudge(page: Page, button: string): Promise<void> {
  await new Promise((seen) => setTimeout(seen, 400));
  await page.locator(`aria/${button}[role="button"]`).click();
}

const ANYTHING = 'input,select,textarea,button,label,iframe';

/** What of the page's controls lies under the nudge, by a grid of points over each. */
export const covered = (page: Page): Promise<string[]> =>
  page.evaluate((anything) => {
    const host = document.querySelector('[popover]')!;
    const root =
      document.querySelector('acme-checkout')?.shadowRoot ??
      document.querySelector('dialog:modal,[aria-modal]') ??
      document;
    return [...root.querySelectorAll(anything)].flatMap((control) => {
      const box = control.getBoundingClientRect();
      const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
      const hit = steps.some((x) =>
        steps.some(
          (y) => document.elementFromPoint(box.x + box.width * x, box.y + box.height * y) === host,
        ),
      );
      return hit ? [control.outerHTML.slice(0, 80)] : [];
    });
  }, ANYTHING);

/** How the browser draws the nudge's card. */
export async function cardStyle(page: Page): Promise<Record<string, string>> {
  return inCard(page, async (session, nodeId) => {
    await session.send('CSS.enable');
    const { computedStyle } = await session.send('CSS.getComputedStyleForNode', { nodeId });
    return Object.fromEntries(computedStyle.map(({ name, value }) => [name, value]));
  });
}

/** Puts a copy of the nudge into the page with its inside open, for tools that a closed one keeps out. */
export async function copyOpen(page: Page): Promise<void> {
  await inCard(page, async (session, nodeId) => {
    const { object } = await session.send('DOM.resolveNode', { nodeId });
    await session.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: `function () {
        const copy = document.createElement('div');
        copy.id = 'copy';
        copy.style.cssText = 'all: initial; position: fixed; left: 0; top: 0; z-index: 9';
        copy.attachShadow({ mode: 'open' }).append(...[...this.parentNode.childNodes].map((node) => node.cloneNode(true)));
        document.body.append(copy);
      }`,
    });
  });
}

async function inCard<Answer>(
  page: Page,
  act: (session: CDPSession, nodeId: number) => Promise<Answer>,
): Promise<Answer> {
  const session = await page.createCDPSession();
  try {
    const region = regionOf(await accessible(session));
    if (!region) throw new Error('no nudge to look at');
    await session.send('DOM.enable');
    await session.send('DOM.getDocument');
    const { nodeIds } = await session.send('DOM.pushNodesByBackendIdsToFrontend', {
      backendNodeIds: [region.backendDOMNodeId!],
    });
    return await act(session, nodeIds[0]!);
  } finally {
    await session.detach();
  }
}

async function read(session: CDPSession): Promise<SeenNudge | undefined> {
  const nodes = await accessible(session);
  const region = regionOf(nodes);
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

const accessible = async (session: CDPSession): Promise<Node[]> =>
  (await session.send('Accessibility.getFullAXTree')).nodes;

const regionOf = (nodes: Node[]): Node | undefined =>
  nodes.find(
    (node) => /^(region|complementary|dialog)$/.test(word(node.role)) && word(node.name) === REGION,
  );

const word = (value?: Protocol.Accessibility.AXValue): string => String(value?.value ?? '');

function descendants(node: Node, all: Map<string, Node>): Node[] {
  const children = (node.childIds ?? []).flatMap((id) => all.get(id) ?? []);
  return children.concat(children.flatMap((child) => descendants(child, all)));
}
