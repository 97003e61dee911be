import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { type Wording, wording } from '../wording.ts';

/** The one place that opens `locales/` in the extension: words in the browser's language. */
export const browserWording = (): Wording =>
  wording(browser.i18n.getUILanguage(), (key, params) =>
    i18n.t(key as Parameters<typeof i18n.t>[0], params as never),
  );

/** The same for a page of ours: it takes their language, direction and title, too. */
export function pageWording(titleKey: string): Wording {
  const wording = browserWording();
  document.documentElement.lang = wording.language;
  document.documentElement.dir = wording.direction;
  document.title = wording.t(titleKey);
  return wording;
}
