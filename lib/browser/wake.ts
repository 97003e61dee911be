import { browser } from 'wxt/browser';

/** The browser refuses alarms that ring sooner. */
const SOONEST_ALARM_MS = 30_000;
/** So that something that stays due whatever we do does not keep the machine busy. */
const SOONEST_MS = 500;
const ALARM = 'round';

/** Has the alarm ring soon, whatever becomes of this worker: called before work that must not be left half done. */
export const wakeSoon = (): Promise<void> =>
  browser.alarms.create(ALARM, { when: Date.now() + SOONEST_ALARM_MS });

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Has `ring` called at a moment (milliseconds since 1970), or never. The alarm outlives the worker, the timer is for
 * what comes sooner. Neither browser keeps alarms for ever: call this at every start.
 */
export async function wakeAt(at: number | undefined, ring: () => void): Promise<void> {
  clearTimeout(timer);
  if (at === undefined) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const inMs = Math.max(SOONEST_MS, at - Date.now());
  if (inMs < SOONEST_ALARM_MS) timer = setTimeout(ring, inMs);
  await browser.alarms.create(ALARM, { when: Date.now() + Math.max(inMs, SOONEST_ALARM_MS) });
}
