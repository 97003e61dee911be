/**
 * What the spotter knows, as script files of their own beside what it does: `knowledge.js` for every page past the gate,
 * `words/de.js` for those in German. It is text until it is asked for: most of it never is.
 */
import { readFileSync } from 'node:fs';

// @ts-expect-error: the package has no types for its insides.
import hashes from 'tldts-experimental/dist/es6/src/data/hashes.js';

import { files, stopWords } from '../lib/checkout/words/files.ts';

/** The modules that the built extension has in other ways, by who imports them as what, and what they are there. */
const INSTEAD: [importer: RegExp, file: RegExp, code: string][] = [
  [
    /\/words\/(words|page-language)\.ts$/,
    /^\.\/files\.ts$/,
    'export const files = knowledge.words; export const stopWords = JSON.parse(knowledge.stopWords);',
  ],
  [/\/known-vendors\.ts$/, /^\.\/known\.json$/, 'export default knowledge.known;'],
  [/\/known-vendors\.ts$/, /^\.\/well-known\.json$/, 'export default knowledge.wellKnown;'],
  [/\/locale-data\.ts$/, /^\.\/locale-data\.json$/, 'export default knowledge.localeData;'],
  [/\/packed-hashes\.js$/, /^\.\/data\/hashes$/, 'export default knowledge.hashes;'],
];
const NAME = '\0knowledge:';

/** For the build: leaves out of its scripts what {@link knowledgeFiles} hold. */
export const knowledgeApart = {
  name: 'knowledge-apart',
  resolveId: {
    order: 'pre' as const,
    handler(file: string, importer = '') {
      const at = INSTEAD.findIndex(([by, as]) => as.test(file) && by.test(importer));
      return at < 0 ? undefined : `${NAME}${at}`;
    },
  },
  load: {
    filter: { id: new RegExp(`^${NAME}`) },
    handler: (id: string) => INSTEAD[Number(id.slice(NAME.length))]![2],
  },
};

/** The files by their path in the extension. Each is to be run once, `knowledge.js` first. */
export function knowledgeFiles(): Record<string, string> {
  const { en, ...others } = files;
  const parts = [
    `hashes:[${(hashes as Uint32Array).join()}]`,
    `known:${textOf('vendors/known.json')}`,
    `wellKnown:${textOf('vendors/well-known.json')}`,
    `localeData:${textOf('checkout/price/locale-data.json')}`,
    `stopWords:${quoted(stopWords)}`,
    `words:{en:${quoted(en)}}`,
  ];
  return {
    'knowledge.js': inLatin1(`globalThis.knowledge??={${parts.join()}};void 0;`),
    ...Object.fromEntries(
      Object.entries(others).map(([language, phrases]) => [
        `words/${language}.js`,
        `knowledge.words.${language}=${quoted(phrases)};void 0;`,
      ]),
    ),
  };
}

const textOf = (file: string): string =>
  quoted(JSON.parse(readFileSync(new URL(`../lib/${file}`, import.meta.url), 'utf8')));

const quoted = (data: unknown): string =>
  `'${JSON.stringify(data).replaceAll(/[\\']/g, String.raw`\$&`)}'`;

/** A single letter beyond Latin-1 doubles what a script weighs in memory. */
const inLatin1 = (script: string): string =>
  script.replaceAll(
    /[^\0-\xff]/g,
    (unit) => String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
