import type { Plugin } from 'vite';

/** Where React sets markup: one place each for new and for changed elements. */
const SINK = /domElement\.innerHTML = key\b/g;
const SINKS = 2;

/**
 * Takes from React the one way in which text becomes markup (`dangerouslySetInnerHTML`): it would show as text. No page
 * of ours uses it; so none can be made to, and reviewers of stores find no assignment to `innerHTML`.
 */
export const reactWithoutHtml: Plugin = {
  name: 'react-without-html',
  transform: {
    filter: { id: /react-dom-client\.production\.js/ },
    handler(code) {
      const found = code.match(SINK)?.length ?? 0;
      if (found !== SINKS) this.error(`React sets markup in ${found} places, not in ${SINKS}.`);
      return { code: code.replaceAll(SINK, 'domElement.textContent = key'), map: null };
    },
  },
};
