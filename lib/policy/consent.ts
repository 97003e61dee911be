import type { PolicyState, StateValue } from '../state.ts';

/** Whether anything may leave the browser: the organisation holds consent, or the buyer has given it. */
export const isConsentHeld = (
  { policy }: Pick<PolicyState, 'policy'>,
  given: StateValue<'consent'>,
): boolean => policy.dataConsent === true || given !== null;
