import { gateOpens } from '../checkout/gate.ts';
import { orphaned, tell } from './extension-link.ts';
import { readGateFacts } from './gate-facts.ts';
import { onMoments } from './moments.ts';

/** When payment frames and single-page apps have usually arrived, after the page was idle. */
const LATE_MS = [1000, 3000, 8000];
/** How long an app takes to draw what an address or a click has promised. */
const DRAWN_MS = 500;

/** Asks the gate until it opens once; from then on the spotter watches this document. */
export function keepGate(): void {
  const done = new AbortController();
  let opening = false;

  const ask = async (clicked?: string) => {
    if (opening || done.signal.aborted || isPrerendering()) return;
    if (!gateOpens(readGateFacts(document, location, clicked))) return;
    if (orphaned()) return done.abort();
    opening = true;
    try {
      await tell({ type: 'gate-opened' });
      done.abort();
    } catch {
      opening = false;
    }
  };

  onMoments((clicked) => {
    void ask(clicked);
    setTimeout(ask, DRAWN_MS);
  }, done.signal);
  for (const ms of LATE_MS) setTimeout(ask, ms);
  void ask();
}

const isPrerendering = () => (document as { prerendering?: boolean }).prerendering === true;
