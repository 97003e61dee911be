import { browser } from 'wxt/browser';

import { openShown } from '../../lib/browser/shown.ts';
import { SHOWN } from './stored.ts';

/** Where the popup was opened, as its address says. */
export const place = new URLSearchParams(location.search);

/** What is stored, and whose tab it is about; asked for before React is made ready, which takes as long. */
export const opening = Promise.all([openShown(SHOWN), tabId()]);

async function tabId(): Promise<string> {
  const [active] = place.has('tab')
    ? []
    : await browser.tabs.query({ active: true, currentWindow: true });
  return place.get('tab') ?? String(active?.id);
}
