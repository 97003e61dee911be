// @ts-expect-error: the package has no types for its insides.
import hashes from 'tldts-experimental/dist/es6/src/data/hashes.js';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** As text: a page is in one language, not in sixteen. */
const files = import.meta.glob<string>(
  [
    '../lib/checkout/words/*.json',
    '../lib/checkout/price/locale-data.json',
    '../lib/vendors/known.json',
    '../lib/vendors/well-known.json',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** `words/de.json` is `de` here. */
const byName = Object.entries(files).map(([file, text]) => [
  /([\w-]+)\.json$/.exec(file)![1],
  text,
]);

// Injected by the background before the spotter (see wxt.config.ts): each is a task of the page's own.
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { knowledge: { hashes, ...Object.fromEntries(byName) } });
});
