import { type Lookup, filledIn } from '../../lib/wording.ts';

export interface Words {
  [key: string]: string | Words;
}

/** Later lists are asked where earlier ones have no such message. It fills them in as {@link filledIn} does. */
export function lookupIn(lists: readonly Words[]): Lookup {
  return (key, params) => {
    const message = lists.map((words) => find(words, key)).find((found) => found !== undefined);
    return filledIn(message ?? '', params);
  };
}

function find(words: Words, key: string): string | undefined {
  let node: string | Words | undefined = words;
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined;
  return typeof node === 'string' ? node : undefined;
}
