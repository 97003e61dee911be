import type { BuyerSettings } from '../settings.ts';
import type { PolicyState } from '../state.ts';

/** The desk to speak to: without a slash at its end, so that it compares. */
export interface Desk {
  url: string;
  enrolmentToken?: string | undefined;
}

/**
 * The organisation's desk, else the buyer's own. A desk address that the policy got wrong is not a reason to send to
 * another one.
 */
export function chooseDesk(
  { policy, problems }: Pick<PolicyState, 'policy' | 'problems'>,
  settings: BuyerSettings,
): Desk | undefined {
  if (problems.some(({ key }) => key === 'deskUrl')) return undefined;
  const { deskUrl, enrolmentToken } = policy.deskUrl ? policy : settings;
  return deskUrl ? { url: deskUrl.replace(/\/+$/, ''), enrolmentToken } : undefined;
}
