import { type Phrase, verbatim } from '../phrase.ts';

/** What the parser says of a value that does not fit, and what a person is told instead; `(…)` is filled in. */
const PLAIN: [says: RegExp, key: string, fillsIn?: string][] = [
  [/^unknown key$/, 'unknown'],
  [/^Invalid URL$/, 'address'],
  [/^Invalid input: expected boolean/, 'truth'],
  [/^Invalid input: expected (?:number|int)/, 'number'],
  [/^Invalid input: expected string/, 'text'],
  [/^Invalid input: expected array/, 'list'],
  [/^Invalid input: expected object/, 'table'],
  [/^Invalid option: expected one of (.+)$/, 'one_of', 'options'],
  [/^Too small: expected (?:number|int) to be >=(.+)$/, 'at_least', 'limit'],
  [/^Too big: expected (?:number|int) to be <=(.+)$/, 'at_most', 'limit'],
  [/^Too big: expected string to have <=(\d+)/, 'longest', 'limit'],
  [/^Too small: expected string/, 'empty'],
  [/^Too small: expected array to have >=(\d+)/, 'fewest_items', 'limit'],
  [/^Too big: expected array to have <=(\d+)/, 'most_items', 'limit'],
  [/^is too long: only its first (\d+)/, 'cut', 'limit'],
  [/characters that cannot be seen/, 'unseen'],
  [/^must be https .* without user name$/, 'https'],
  [/^must be https .* query or fragment$/, 'https_plain'],
  [/^this is an Office 365 connector/, 'connector'],
  [/^must be 8 to 200 visible/, 'token'],
  [/^must be "whsec_"/, 'secret'],
  [/^must be one e-mail address/, 'mail'],
  [/^must be a domain/, 'domain'],
  [/^must be an identifier/, 'identifier'],
  [/^must be a language tag/, 'language_tag'],
  [/^is in the catalogue already/, 'claimed'],
  [/^an? (?:question|option) id stands twice/, 'twice'],
  [/^a question of your own needs/, 'own_question'],
  [/^must be a match pattern/, 'pattern'],
  [/^matches every page/, 'every_page'],
  [/^is not used without webhookSecret/, 'no_secret'],
  [/^must be an object/, 'table'],
  [/^and (\d+) more/, 'more', 'limit'],
];

/** Reasons why not all of a value is used, the rest of it is. */
const PARTLY = /\.(?:cut|unseen)$/;

/** Whether the value is used but for the part that the reason names. */
export const isPartlyUsed = ({ key }: Phrase): boolean => PARTLY.test(key);

/** Why a setting is not used, in the buyer's language; as it stands where only its English is known. */
export function plainReason(reason: string): Phrase {
  for (const [says, name, fillsIn] of PLAIN) {
    const found = says.exec(reason);
    if (!found) continue;
    const key = `settings.reason.${name}`;
    return fillsIn ? { key, params: { [fillsIn]: found[1]!.replaceAll('|', ', ') } } : { key };
  }
  return verbatim(reason);
}
