import { type Wording, wording } from '../../lib/wording.ts';
import shared from '../../locales/en.yml';
import { type Words, lookupIn } from './lookup.ts';
import own from './words/en.yml';

/** The inbox's words: its own, and those it shares with the extension (levels, verdicts, periods…). */
export const inboxWording = (): Wording => wording(navigator.language, lookupIn([own, shared]));

const others = import.meta.glob<Words>(['../../locales/*.yml', '!../../locales/en.yml'], {
  import: 'default',
});

/** The extension's words in one of its languages, then the inbox's own. */
export async function wordingIn(language: string): Promise<Wording> {
  const words = await others[`../../locales/${language.replace('-', '_')}.yml`]?.();
  return wording(language, lookupIn([words ?? shared, own]));
}
