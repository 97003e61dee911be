import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { policyChanged } from '../../lib/browser/managed-policy.ts';
import { changeOutbox } from '../../lib/browser/outbox-store.ts';
import { wordingOf } from '../locale.ts';

/** Stands in for lib/browser/wording.ts: the browser's i18n is not part of the fake browser. */
export const spoken = { wordingUnder: await wordingOf('en').then((words) => async () => words) };

/** A browser without anything in it but a policy, and an empty outbox. */
export async function freshBrowser(policy: Record<string, unknown>): Promise<void> {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.2.3' } as never);
  await changeOutbox((entries) => ({ remove: entries }));
  await setPolicy(policy);
}

/** The admin changes the policy; resolves once it counts. */
export async function setPolicy(policy: Record<string, unknown>): Promise<void> {
  await fakeBrowser.storage.managed.clear();
  await fakeBrowser.storage.managed.set(policy);
  await policyChanged();
}
