import { browser } from 'wxt/browser';

import { isConsentHeld } from '../policy/consent.ts';
import { settledPolicy } from './managed-policy.ts';
import { read, write } from './stored.ts';

/** Nothing leaves the browser before this is true. */
export const consentHeld = async (): Promise<boolean> =>
  isConsentHeld(await settledPolicy(), await read('consent'));

/**
 * Whether technical data may go along, too: in Firefox people can say no to these alone, unless it is the
 * organisation that holds consent. Other browsers know no such answer.
 */
export async function technicalConsentHeld(): Promise<boolean> {
  if ((await settledPolicy()).policy.dataConsent) return true;
  const { data_collection: agreed } = (await browser.permissions.getAll()) as {
    data_collection?: string[];
  };
  return agreed === undefined || agreed.includes('technicalAndInteraction');
}

export const keepConsent = (isGiven: boolean): Promise<void> =>
  write('consent', isGiven ? { givenAt: new Date().toISOString() } : null);
