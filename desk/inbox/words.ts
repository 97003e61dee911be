import { type Lookup, type Wording, wording } from '../../lib/wording.ts';
import shared from '../../locales/en.yml';
import own from './words/en.yml';

export interface Words {
  [key: string]: string | Words;
}

/** The inbox's words: its own, and those it shares with the extension (levels, verdicts, periods…). */
export const inboxWording = (): Wording => wording(navigator.language, lookupIn([own, shared]));

/** Later lists are asked where earlier ones have no such message. `{name}` is filled in, `$$` is a dollar sign. */
export function lookupIn(lists: readonly Words[]): Lookup {
  return (key, params) => {
    const message = lists.map((words) => find(words, key)).find((found) => found !== undefined);
    return (message ?? '')
      .replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
      .replaceAll('$$', '$');
  };
}

function find(words: Words, key: string): string | undefined {
  let node: string | Words | undefined = words;
  for (const part of key.split('.')) node = typeof node === 'object' ? node[part] : undefined;
  return typeof node === 'string' ? node : undefined;
}
