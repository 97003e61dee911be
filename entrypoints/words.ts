import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

/** The files of lib/checkout/words as text: a page is in one language, not in sixteen. */
const files = import.meta.glob<string>('../lib/checkout/words/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

// Injected by the background before the spotter, which finds them there (see wxt.config.ts): each a task of its own.
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { words: files });
});
