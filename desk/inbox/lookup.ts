import type { Lookup } from '../../lib/wording.ts';

export interface Words {
  [key: string]: string | Words;
}

/** Later lists are asked where earlier ones have no such message. `{name}` is filled in, `$$` is a dollar sign. */
export function lookupIn(lists: readonly Words[]): Lookup {
  return (key, params) => {
    const message = lists.map((words) => find(words, key)).find((found) => found !== undefined);
    return (message ?? '').replaceAll(/\$\$|\{(\w+)\}/g, (found, name?: string) =>
      name === undefined ? found.slice(1) : (params[name] ?? ''),
    );
  };
}

function find(words: Words, key: string): string | undefined {
  let node: string | Words | undefined = words;
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined;
  return typeof node === 'string' ? node : undefined;
}
