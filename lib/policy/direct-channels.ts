import type { DirectChannel } from '../channels/direct-channel.ts';
import type { PolicyState } from '../state.ts';
import type { Policy } from './policy.ts';

/**
 * The channels that new requests take straight from the browser. None where the policy names a desk, nor where it got
 * the desk's address wrong: that is not a reason to send elsewhere.
 */
export function directChannels({
  policy,
  problems,
}: Pick<PolicyState, 'policy' | 'problems'>): DirectChannel[] {
  const isAboutDesk = policy.deskUrl !== undefined || problems.some(({ key }) => key === 'deskUrl');
  return isAboutDesk ? [] : namedChannels(policy);
}

/** The channels whose addresses the policy holds. */
export const namedChannels = (policy: Policy): DirectChannel[] =>
  CHANNELS.flatMap(([channel, ...keys]) =>
    keys.every((key) => policy[key] !== undefined) ? channel : [],
  );

const CHANNELS: [DirectChannel, ...(keyof Policy)[]][] = [
  ['slack', 'slackWebhook'],
  ['teams', 'teamsWebhook'],
  ['webhook', 'webhookUrl', 'webhookSecret'],
  ['email', 'mailTo'],
];
