import { type Browser, browser } from 'wxt/browser';

import type { Wanted } from '../checkout/detect.ts';
import { pageAddress } from '../checkout/page-address.ts';
import type { Sighting } from '../checkout/sighting.ts';
import { type NudgeAnswer, type ShowNudge, pageMessage } from '../messages.ts';
import { whyNotLook } from '../policy/where-to-look.ts';
import { settledPolicy } from './managed-policy.ts';
import { keepAnswer, nudgeFor } from './nudging.ts';
import { isTooMuch } from './page-limit.ts';
import { dropSighting, keepSighting, sightingIn } from './sightings.ts';

type Sender = Browser.runtime.MessageSender;

/** The page that a message comes from, by the browser's word. */
interface Page {
  tabId: number;
  windowId: number;
  documentId: string | undefined;
  url: string;
}

/** The page that sent it: only the top document of an ordinary tab has anything to say. */
export function pageOf({
  tab,
  frameId,
  url,
  documentId,
  documentLifecycle,
}: Sender): Page | undefined {
  const isShown = documentLifecycle === undefined || documentLifecycle === 'active';
  if (tab?.id === undefined || tab.incognito || frameId !== 0 || !isShown) return undefined;
  if (!url || !/^https?:/.test(url)) return undefined;
  return { tabId: tab.id, windowId: tab.windowId, documentId, url };
}

/** Does what a page's script says, as far as such a script may say it. Anything else is left unanswered. */
export async function answerPage(raw: unknown, page: Page): Promise<ShowNudge | undefined> {
  if (isTooMuch(page.tabId, Date.now())) return undefined;
  const { data: message } = pageMessage.safeParse(raw);
  if (!message || (await isNeverLookedAt(page))) return undefined;
  switch (message.type) {
    case 'gate-opened':
      return lookCloser(page);
    case 'words-wanted':
      return putInto(page, [`/words/${message.language}.js`]);
    case 'checkout-seen':
      return checkoutSeen(message.sighting, page);
    case 'checkout-gone':
      return dropSighting(page.tabId).then(() => undefined);
    case 'nudge-answered':
      return nudgeAnswered(message.answer, page);
  }
}

const isNeverLookedAt = async ({ url }: Page): Promise<boolean> =>
  whyNotLook(await settledPolicy(), url) !== undefined;

async function lookCloser(page: Page): Promise<undefined> {
  const { consumerMedia } = (await settledPolicy()).policy;
  if (consumerMedia)
    await browser.scripting.executeScript({
      target: documentOf(page),
      func: want,
      args: [{ consumerMedia }],
    });
  return putInto(page, ['/knowledge.js', '/spotter.js']);
}

type ScriptFile = '/knowledge.js' | '/spotter.js' | `/words/${string}.js`;

/** One by one: each is a task of the page's own. */
async function putInto(page: Page, files: ScriptFile[]): Promise<undefined> {
  for (const file of files)
    await browser.scripting.executeScript({ target: documentOf(page), files: [file] });
}

/** Scripts run in the extension's own world of the page, where the page sees nothing of them. */
const documentOf = ({ tabId, documentId }: Page) =>
  documentId ? { tabId, documentIds: [documentId] } : { tabId, frameIds: [0] };

/** Runs in the page: nothing from outside it is known there. */
const want = (wanted: Wanted) => Object.assign(globalThis, { wanted });

/** The address is the browser's word, not the page's: a sighting that claims another site is no sighting. */
async function checkoutSeen(sighting: Sighting, page: Page): Promise<ShowNudge | undefined> {
  const url = pageAddress(page.url);
  if (new URL(sighting.url).origin !== new URL(url).origin) return undefined;
  return nudgeFor(await keepSighting(page.tabId, { ...sighting, url }));
}

async function nudgeAnswered(answer: NudgeAnswer, page: Page): Promise<undefined> {
  const sighting = await sightingIn(page.tabId);
  if (!sighting) return;
  await keepAnswer(sighting, answer);
  if (answer === 'ask') await openChecklist(page);
}

/** The popup where the browser lets us open it (its window has the focus), else the same page in a tab. */
async function openChecklist({ tabId, windowId }: Page): Promise<void> {
  try {
    await browser.action.openPopup({ windowId });
  } catch {
    const url = browser.runtime.getURL(`/popup.html?tab=${tabId}` as '/');
    await browser.tabs.create({ url, openerTabId: tabId });
  }
}
