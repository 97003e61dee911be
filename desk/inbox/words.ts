import { type Wording, wording } from '../../lib/wording.ts';
import shared from '../../locales/en.yml';
import type { Spoken } from './language.ts';
import { type Words, lookupIn } from './lookup.ts';
import own from './words/en.yml';

type Loader = () => Promise<Words>;
type Loaders = Record<string, Loader | undefined>;

const ownWords: Loaders = import.meta.glob<Words>(['./words/*.yml', '!./words/en.yml'], {
  import: 'default',
});
const sharedWords: Loaders = import.meta.glob<Words>(
  ['../../locales/*.yml', '!../../locales/en.yml'],
  { import: 'default' },
);

/** The inbox's words: its own, and those it shares with the extension (levels, verdicts, periods…). */
export async function inboxWording({ language, formats }: Spoken): Promise<Wording> {
  const { inbox, extension } = await wordsIn(language);
  return wording(formats, lookupIn([...inbox, ...extension, own, shared]));
}

/** As buyers read it in one of the languages; the extension's words first. */
export async function buyersWording(language: string): Promise<Wording> {
  const { inbox, extension } = await wordsIn(language);
  return wording(language, lookupIn([...extension, ...inbox, shared, own]));
}

async function wordsIn(language: string) {
  const file = `${language.replace('-', '_')}.yml`;
  const [inbox, extension] = await Promise.all([
    load(ownWords[`./words/${file}`]),
    load(sharedWords[`../../locales/${file}`]),
  ]);
  return { inbox, extension };
}

/** None for English, which is in the bundle, and none where they cannot be had: then English stands in for them. */
async function load(words: Loader | undefined): Promise<Words[]> {
  try {
    return words ? [await words()] : [];
  } catch {
    return [];
  }
}
