import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';

import type { Desk } from '../desk.ts';
import type { Change } from '../inbox-contract/changes.ts';

const BEAT_MS = 25_000;
const MAX_BEHIND = 1000;

/**
 * Streams what changes to an open inbox. Ends when the page goes away, the desk stops, the session ends, or the page
 * is too slow to take what happened: it then connects again and reads anew.
 */
export function streamChanges(
  c: Context,
  desk: Desk,
  stillSignedIn: () => Promise<unknown>,
): Response {
  return streamSSE(c, async (stream) => {
    const gone = new AbortController();
    stream.onAbort(() => gone.abort());
    const over = AbortSignal.any([gone.signal, desk.stopping]);
    const waiting: Change[] = [];
    const bell = new Bell();
    const unlisten = desk.live.listen((change) => {
      if (waiting.push(change) > MAX_BEHIND) gone.abort();
      bell.ring();
    });
    over.addEventListener('abort', () => bell.ring());
    await stream.writeSSE({ event: 'hello', data: '{}' });
    while (!over.aborted) {
      const change = waiting.shift();
      if (change) await stream.writeSSE({ event: 'change', data: JSON.stringify(change) });
      else if (!(await bell.rings(BEAT_MS))) await beat(stream, gone, stillSignedIn);
    }
    unlisten();
  });
}

async function beat(
  stream: SSEStreamingApi,
  gone: AbortController,
  stillSignedIn: () => Promise<unknown>,
): Promise<void> {
  try {
    await stillSignedIn();
    await stream.writeSSE({ event: 'beat', data: '{}' });
  } catch {
    gone.abort();
  }
}

/** Something to wait for, at most so long. */
class Bell {
  #wake: (() => void) | undefined;

  ring(): void {
    this.#wake?.();
  }

  /** False where it did not ring within `ms`. */
  rings(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve(true);
      };
    });
  }
}
