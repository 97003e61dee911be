import { defineConfig } from 'vite';

import { reactWithoutHtml } from '../../scripts/react-without-html.ts';
import { yamlWords } from '../../scripts/yaml-words.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [yamlWords, reactWithoutHtml],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // A data: address would break the page's content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    // The reader of pages with its words, for those who ask whether a page would be spotted.
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      // react-query marks files for React's server components, which the inbox has none of.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
  },
});
