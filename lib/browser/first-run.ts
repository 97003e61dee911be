import { browser } from 'wxt/browser';

import { consentHeld } from './consent.ts';
import { settledPolicy } from './managed-policy.ts';

/** Says hello once, after the installation: unless the organisation wants silence and answers for consent. */
export async function sayHello(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const { policy } = await settledPolicy();
  if (policy.firstRun === false && (await consentHeld())) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
