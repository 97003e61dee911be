import type { Deployment } from '../deploy/deployment.ts';
import { readPolicyFile } from '../deploy/read-policy-file.ts';
import { namedChannels } from '../direct-channels.ts';
import { type ParsedPolicy, parsePolicy } from '../parse-policy.ts';
import type { Policy } from '../policy.ts';
import { keptBack } from './kept-back.ts';

/** What one browser would make of a policy file. `from`: the place in the file; `hints`: right, but perhaps not meant. */
export interface CheckedPolicy extends ParsedPolicy {
  from: string;
  hints: string[];
}

/**
 * Reads a policy in the form of any platform, once for each browser that it speaks to.
 * @throws Error in plain words where it is none, or holds nothing for this extension.
 */
export const checkPolicyFile = (
  text: string,
  ids: Pick<Deployment, 'chromiumId' | 'firefoxId'>,
): CheckedPolicy[] =>
  readPolicyFile(text, ids).map(({ from, values }) => {
    const { policy, problems } = parsePolicy(values);
    return {
      from,
      policy,
      problems,
      hints: [...keptBack(values).map(withheld), ...hintsFor(policy)],
    };
  });

const withheld = (key: string) =>
  `Chrome and Edge hand over nothing of ${key}, because something in it is of another type, and say so nowhere.`;

const HINTS: [holds: (policy: Policy) => boolean, hint: string][] = [
  [
    (policy) => !policy.deskUrl && namedChannels(policy).length === 0,
    'Neither a desk nor a channel is named: buyers get the checklist, but can ask nobody.',
  ],
  [
    ({ deskUrl, enrolmentToken }) => deskUrl !== undefined && !enrolmentToken,
    'deskUrl without enrolmentToken: browsers know the desk, but cannot enrol.',
  ],
  [
    (policy) => policy.deskUrl !== undefined && namedChannels(policy).length > 0,
    'With a desk, the direct channels are not used: the desk has its own.',
  ],
  [
    ({ dataConsent }) => dataConsent !== true,
    'dataConsent is not true: each buyer is asked once, and until then nothing is sent and the browser does not enrol.',
  ],
  [
    ({ deskUrl, catalogue }) => deskUrl !== undefined && catalogue !== undefined,
    'The desk has a catalogue of its own; this one counts only until the browser has read that.',
  ],
  [
    ({ talkFrom = 4, consultFrom = 10 }) => consultFrom <= talkFrom,
    'consultFrom is not above talkFrom: a mere talk is never suggested.',
  ],
  [({ nudges }) => nudges === false, 'nudges is off: pages stay as they are, whatever is bought.'],
];

/** What fits the schema and may still surprise. */
export const hintsFor = (policy: Policy): string[] =>
  HINTS.filter(([holds]) => holds(policy)).map(([, hint]) => hint);
