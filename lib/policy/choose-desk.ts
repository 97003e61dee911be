import type { BuyerSettings } from '../settings.ts';
import type { PolicyState } from '../state.ts';
import { directChannels } from './direct-channels.ts';

/** The desk to speak to: without a slash at its end, so that it compares. */
export interface Desk {
  url: string;
  enrolmentToken?: string | undefined;
}

/**
 * The organisation's desk, else the buyer's own. A desk address that the policy got wrong is not a reason to send to
 * another one; nor has the buyer's own a say where the organisation wants requests straight in its channels.
 */
export function chooseDesk(
  state: Pick<PolicyState, 'policy' | 'problems'>,
  settings: BuyerSettings,
): Desk | undefined {
  const { policy, problems } = state;
  if (directChannels(state).length > 0) return undefined;
  if (problems.some(({ key }) => key === 'deskUrl')) return undefined;
  const { deskUrl, enrolmentToken } = policy.deskUrl ? policy : settings;
  return deskUrl ? { url: deskUrl.replace(/\/+$/, ''), enrolmentToken } : undefined;
}
