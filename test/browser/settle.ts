import { vi } from 'vitest';

import { deliver } from '../../lib/browser/delivery.ts';
import { readOutbox } from '../../lib/browser/outbox-store.ts';
import { wakeAt } from '../../lib/consultation/outbox.ts';

/** Lets time pass until the outbox has nothing more to do. */
export async function settle() {
  for (let rounds = 0; rounds < 300; rounds += 1) {
    const at = wakeAt(await readOutbox(), new Date());
    if (at === undefined) return;
    vi.setSystemTime(Math.max(at, Date.now()));
    await deliver();
  }
  throw new Error('the outbox does not come to rest');
}
