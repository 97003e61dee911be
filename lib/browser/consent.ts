import { isConsentHeld } from '../policy/consent.ts';
import { settledPolicy } from './managed-policy.ts';
import { read, write } from './stored.ts';

/** Nothing leaves the browser before this is true. */
export const consentHeld = async (): Promise<boolean> =>
  isConsentHeld(await settledPolicy(), await read('consent'));

export const keepConsent = (isGiven: boolean): Promise<void> =>
  write('consent', isGiven ? { givenAt: new Date().toISOString() } : null);
