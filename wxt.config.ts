import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

import { FIREFOX_ADDON_ID, MANIFEST_KEY } from './lib/extension-id.ts';
import { knowledgeApart, knowledgeFiles } from './scripts/knowledge.ts';
import { latePatterns } from './scripts/late-patterns.ts';
import { reactWithoutHtml } from './scripts/react-without-html.ts';

/** Takes WXT's crash reporter off the gate: half a kilobyte that every page would carry. */
const bareGate = {
  name: 'bare-gate',
  transform: {
    filter: { id: /unlisted-script-entrypoint\?.*\/gate\.ts$/ },
    handler: (code: string) =>
      `${code.slice(0, code.indexOf(';')).replace('definition', '{ keepGate }')};keepGate();`,
  },
};

/** What a page loads late comes from disk: Vite's way of fetching ahead what it imports is half a kilobyte for nothing. */
const plainImports = {
  name: 'plain-imports',
  load: {
    order: 'pre' as const,
    filter: { id: /vite\/preload-helper/ },
    handler: () => 'export const __vitePreload = (load) => load();',
  },
};

/** What views that are loaded late share stays out of what every page loads. */
const isForAll = (file: string) => !file.includes('/lib/channels/');

/**
 * A page of ours waits for as few files as can be: its own script, the one it shares with the others (React above
 * all), and its styles within the page.
 */
const fewFiles: Plugin = {
  name: 'few-files',
  config: ({ build }) =>
    build?.lib
      ? undefined
      : {
          build: {
            rolldownOptions: {
              output: {
                codeSplitting: { groups: [{ name: 'shared', minShareCount: 2, test: isForAll }] },
              },
            },
          },
        },
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) =>
      html.replaceAll(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/g, (tag, file: string) => {
        const output = bundle[file];
        return output?.type === 'asset' ? `<style>${String(output.source)}</style>` : tag;
      }),
  },
};

export default defineConfig({
  imports: false,
  vite: () => ({
    plugins: [bareGate, knowledgeApart, latePatterns, plainImports, fewFiles, reactWithoutHtml],
    // Every browser that takes the extension preloads modules by itself.
    build: { modulePreload: { polyfill: false }, cssTarget: ['chrome123', 'firefox142'] },
  }),
  hooks: {
    'prepare:publicPaths': (_, paths) => {
      paths.push('knowledge.js', { type: 'templateLiteral', path: 'words/${string}.js' });
    },
    'build:publicAssets': (_, assets) => {
      for (const [relativeDest, contents] of Object.entries(knowledgeFiles()))
        assets.push({ relativeDest, contents });
    },
  },
  manifestVersion: 3,
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'scripting'],
    optional_permissions: ['notifications'],
    host_permissions: ['http://*/*', 'https://*/*'],
    // By hand: as a WXT content script the gate would carry a wrapper and polyfill of 13 kB to every page.
    content_scripts: [
      { matches: ['http://*/*', 'https://*/*'], js: ['gate.js'], run_at: 'document_idle' },
    ],
    action: { default_title: '__MSG_extensionName__' },
    icons: Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icon/${size}.png`])),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: FIREFOX_ADDON_ID,
              // From then on all of Firefox, on Android too, asks for the consent that is declared below.
              strict_min_version: '142.0',
              data_collection_permissions: {
                required: [
                  'personallyIdentifyingInfo',
                  'websiteContent',
                  'browsingActivity',
                  'personalCommunications',
                ],
                optional: ['technicalAndInteraction'],
              },
            },
          },
        }
      : {
          key: MANIFEST_KEY,
          minimum_chrome_version: '123',
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
