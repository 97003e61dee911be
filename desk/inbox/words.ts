import { type Wording, wording } from '../../lib/wording.ts';
import shared from '../../locales/en.yml';
import { lookupIn } from './lookup.ts';
import own from './words/en.yml';

/** The inbox's words: its own, and those it shares with the extension (levels, verdicts, periods…). */
export const inboxWording = (): Wording => wording(navigator.language, lookupIn([own, shared]));
