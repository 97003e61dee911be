import { readFileSync, readdirSync } from 'node:fs';

const built = '.output/chrome-mv3';

/** A page of the extension with everything it loads. */
const page = (name) => {
  const html = readFileSync(`${built}/${name}.html`, 'utf8');
  const loaded = [...html.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, file]) => file);
  return [`${name}.html`, ...loaded].map((file) => `${built}/${file}`);
};

export default [
  // On every page of the web: counted as parsed, not as packed.
  { name: 'gate', path: `${built}/gate.js`, limit: '3 kB', brotli: false },
  // Past the gate only, from disk: English words, the public suffix list 43 kB, known vendors 52 kB.
  {
    name: 'spotter (gzip)',
    path: [`${built}/knowledge.js`, `${built}/spotter.js`],
    limit: '170 kB',
    gzip: true,
  },
  // One of these beside it, on pages in that language.
  ...readdirSync(`${built}/words`).map((file) => ({
    name: `words ${file} (gzip)`,
    path: `${built}/words/${file}`,
    limit: '14 kB',
    gzip: true,
  })),
  // zod 11 kB, polyfill 3 kB, the channels where there is no desk 6 kB, the rest our own decisions; it is loaded when
  // something happens, never with a page.
  { name: 'background (gzip)', path: `${built}/background.js`, limit: '42 kB', gzip: true },
  { name: 'popup (gzip)', path: page('popup'), limit: '90 kB', gzip: true },
];
