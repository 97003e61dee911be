import { type Phrase, verbatim } from '../../../lib/phrase.ts';

/** What the desk writes down of a failed delivery, and how it is told here; the parts in brackets are filled in. */
const KNOWN: [says: RegExp, name: string][] = [
  [/^it answered with a redirect/, 'redirect'],
  [/^it asks us to slow down/, 'busy'],
  [/^it failed \((?<status>\d+)\)$/, 'failed'],
  [/^it answered (?<status>\d+)$/, 'failed'],
  [/^it does not understand the request \((?<status>\d+)\)$/, 'malformed'],
  [/^it does not accept our credentials \((?<status>\d+)\)$/, 'credentials'],
  [/^it does not let our OAuth client in \((?<status>.+)\)$/, 'credentials'],
  [/^our account may not do this there \((?<status>\d+)\)$/, 'forbidden'],
  [/^what we write to is (?:not there|gone) \((?<status>\d+)\)$/, 'absent'],
  [/^it finds the request too large \((?<status>\d+)\)$/, 'too_large'],
  [/^it refuses the request \((?<status>\d+)\)$/, 'refused'],
  [/^it answered something else than (?<tool>.+)$/, 'stranger'],
  [/^nothing listens there$/, 'nobody'],
  [/^the host name is not known$/, 'unknown_host'],
  [/^the host name cannot be resolved right now$/, 'unresolved'],
  [/^no connection in time$/, 'too_late'],
  [/^no connection \((?<code>.+)\)$/, 'no_connection'],
  [/^(?<host>\S+) is inside the network and not among the hosts allowed$/, 'inside'],
  [/^the mail relay answered (?<status>\d+)/, 'relay'],
  [/^the mail relay took too long$/, 'relay_slow'],
  [/^no connection to the mail relay \((?<code>.+)\)$/, 'relay_gone'],
];

/** Why something did not arrive, in the advisor's language; a tool's own words as they stand. */
export function channelReason(because: string): Phrase {
  for (const [says, name] of KNOWN) {
    const found = says.exec(because);
    if (found) return { key: `channels.because.${name}`, params: { ...found.groups } };
  }
  return verbatim(because);
}
