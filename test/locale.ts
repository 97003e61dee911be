import path from 'node:path';

import { parseMessagesFile } from '@wxt-dev/i18n/build';

import { type Lookup, type Wording, filledIn, wording } from '../lib/wording.ts';

/** The messages of `locales/<name>.yml` by dotted key. */
export async function messagesOf(name: string): Promise<Map<string, string>> {
  const parsed = await parseMessagesFile(
    path.join(import.meta.dirname, '../locales', `${name}.yml`),
  );
  return new Map(
    parsed.flatMap((entry) =>
      'message' in entry && !entry.key[0]?.startsWith('@@')
        ? [[entry.key.join('.'), entry.message] as const]
        : [],
    ),
  );
}

/** The wording of a locale file, as the extension says it. */
export async function wordingOf(name: string): Promise<Wording> {
  const messages = await messagesOf(name);
  return wording(messages.get('languageTag') ?? '', lookupIn(messages));
}

export const lookupIn =
  (messages: Map<string, string>): Lookup =>
  (key, params) =>
    filledIn(messages.get(key) ?? '', params);
