import { SOON_MS, nextPause } from '../checkout/pace.ts';
import { onMoments } from './moments.ts';
import { isHost } from './nudge-host.ts';

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['open', 'hidden', 'class', 'style', 'aria-hidden'],
};

/**
 * Calls `look` now and whenever the page may have changed, one at a time. `look` says whether it found news. Between
 * looks the page is left alone for a growing while; what the buyer does makes it short again. A hidden page waits.
 */
export function watchPage(look: () => Promise<boolean>, signal: AbortSignal): void {
  let pauseMs = SOON_MS;
  let timer = 0;
  let isLooking = false;
  const observer = new MutationObserver((records) => {
    if (records.every(isOurOwn)) return;
    observer.disconnect();
    schedule(pauseMs);
  });

  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void round(), ms);
  };

  const round = async () => {
    if (isLooking || document.hidden || signal.aborted) return;
    isLooking = true;
    const startedAt = performance.now();
    // A page that breaks the look hears nothing of it.
    const news = await look().catch(() => false);
    isLooking = false;
    if (signal.aborted) return;
    pauseMs = nextPause(pauseMs, news, performance.now() - startedAt);
    observer.observe(document, CHANGES);
  };

  const soon = () => {
    pauseMs = SOON_MS;
    schedule(SOON_MS);
  };

  onMoments(soon, signal);
  document.addEventListener('visibilitychange', soon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  void round();
}

const isOurOwn = ({ target, addedNodes }: MutationRecord): boolean =>
  isHost(target) || (addedNodes.length === 1 && isHost(addedNodes[0]!));
