import type { Steps } from '../checkout/steps.ts';

// A fifth of a frame; a slice may overrun by its last step, and by the browser's clearing up.
const SLICE_MS = 3;

/** Runs `work` in slices of about 3 ms and lets the page go first in between; `undefined` once `signal` is aborted. */
export async function inSlices<Result>(
  work: Steps<Result>,
  signal: AbortSignal | undefined,
): Promise<Result | undefined> {
  for (;;) {
    await letThePageGo();
    if (signal?.aborted) return undefined;
    const sliceEnds = performance.now() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value;
      if (value === 'rest') break;
    } while (performance.now() < sliceEnds);
  }
}

function letThePageGo(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => resolve(), { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
