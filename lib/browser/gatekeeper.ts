import { gateOpens } from '../checkout/gate.ts';
import { tell } from './extension-link.ts';
import { readGateFacts } from './gate-facts.ts';
import { onMoments } from './moments.ts';

/** When payment frames and single-page apps have usually arrived, after the page was idle. */
const LATE_MS = [1000, 3000, 8000];
/** How long an app takes to draw what an address or a click has promised. */
const DRAWN_MS = 500;

/**
 * Asks the gate until it has opened once; from then on the spotter watches this document. Where telling fails, the
 * next moment tries again: the background may not listen yet. Of an extension that is gone nothing is heard but that.
 */
export function keepGate(): void {
  const done = new AbortController();
  let isOpen = false;

  const ask = (clicked?: string) => {
    if (isOpen || (document as { prerendering?: boolean }).prerendering) return;
    if (!gateOpens(readGateFacts(document, location, clicked))) return;
    isOpen = true;
    tell({ type: 'gate-opened' }).then(
      () => done.abort(),
      () => (isOpen = false),
    );
  };

  onMoments((clicked) => {
    ask(clicked);
    setTimeout(ask, DRAWN_MS);
  }, done.signal);
  for (const ms of LATE_MS) setTimeout(ask, ms);
  ask();
}
