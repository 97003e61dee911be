import { look } from '../../lib/browser/look.ts';

/** Looks at the page and says whether it saw a checkout. */
Object.assign(globalThis, { lookOnce: async () => (await look(document, location)).seen });
