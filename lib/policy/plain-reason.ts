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
  [/^Too small: expected number to be >=(.+)$/, 'at_least', 'limit'],
  [/^Too big: expected number to be <=(.+)$/, 'at_most', 'limit'],
  [/^Too big: expected string to have <=(\d+)/, 'longest', 'limit'],
];

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
