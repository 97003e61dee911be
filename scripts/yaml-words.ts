import { parseYAML } from 'confbox';
import type { Plugin } from 'vite';

/** Words are kept as YAML, in `locales/` (shared with the extension) and in the inbox's `words/`. */
export const yamlWords: Plugin = {
  name: 'words',
  transform: {
    filter: { id: /\.yml$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(parseYAML(code))}`, map: null }),
  },
};
