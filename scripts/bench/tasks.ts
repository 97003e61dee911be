import { setTimeout as sleep } from 'node:timers/promises';

import type { CDPSession, Page } from 'puppeteer-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds that the thread itself worked. */
  tdur?: number;
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'blink.user_timing'];
/** Tells the page's process from those of other pages. */
const MARK = 'measured here';

/**
 * Milliseconds of every task of the page's main thread while `act` runs and `ms` after it. Here as below it is the thread's own time:
 * what other processes of the machine take meanwhile is nobody's cost.
 */
export async function tasksDuring(
  page: Page,
  act: () => Promise<unknown>,
  ms: number,
): Promise<number[]> {
  await page.tracing.start({ categories: CATEGORIES });
  await page.evaluate((mark) => void performance.mark(mark), MARK);
  await act();
  await sleep(ms);
  const trace = new TextDecoder().decode(await page.tracing.stop());
  const { traceEvents } = JSON.parse(trace) as { traceEvents: TraceEvent[] };
  const { pid, tid } = traceEvents.find(({ name }) => name === MARK)!;
  return traceEvents
    .filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
    .map(({ tdur = 0 }) => tdur / 1000);
}

/** A page's main thread, to ask how long it has worked. */
export async function mainThreadOf(page: Page): Promise<CDPSession> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Milliseconds of tasks, and of script alone, since the page was opened. */
export async function worked(session: CDPSession): Promise<{ tasks: number; script: number }> {
  const { metrics } = await session.send('Performance.getMetrics');
  const spent = (name: string) => (metrics.find((one) => one.name === name)?.value ?? 0) * 1000;
  return { tasks: spent('TaskDuration'), script: spent('ScriptDuration') };
}
