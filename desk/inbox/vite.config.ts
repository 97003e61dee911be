import { parseYAML } from 'confbox';
import { type Plugin, defineConfig } from 'vite';

import { reactWithoutHtml } from '../../scripts/react-without-html.ts';

/** Words are kept as YAML, in `locales/` (shared with the extension) and in `words/`. */
const words: Plugin = {
  name: 'words',
  transform: {
    filter: { id: /\.yml$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(parseYAML(code))}`, map: null }),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [words, reactWithoutHtml],
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
