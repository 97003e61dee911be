import { browser } from 'wxt/browser';

import { settledPolicy } from './managed-policy.ts';

/** Says hello once, after a person's own installation or an organisation's that did not ask for silence. */
export async function sayHello(reason: string): Promise<void> {
  if (reason !== 'install') return;
  const { policy } = await settledPolicy();
  if (policy.firstRun === false) return;
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
