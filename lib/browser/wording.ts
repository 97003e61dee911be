import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { type Wording, wording } from '../wording.ts';

/** The one place that opens `locales/` in the extension: words in the browser's language. */
export const browserWording = (): Wording =>
  wording(browser.i18n.getUILanguage(), (key, params) =>
    i18n.t(key as Parameters<typeof i18n.t>[0], params as never),
  );
