import type { Wanted } from '../checkout/detect.ts';
import type { Sighting } from '../checkout/sighting.ts';
import type { Nudge, ShowNudge } from '../messages.ts';
import { hear, orphaned, tell } from './extension-link.ts';
import { look } from './look.ts';
import { type NudgeView, openNudge } from './nudge-view.ts';
import { watchPage } from './watch-page.ts';

/** A page that draws itself anew is without its checkout for a moment. */
const REDRAWN_MS = 600;

/**
 * Watches this document for a checkout: reports what it sees, shows the nudge it is given and takes it away with the
 * checkout. Ends for good when the extension is gone.
 */
export function spot(wanted: Wanted = {}): void {
  const over = new AbortController();
  let seen = '';
  let vendor = '';
  let view: NudgeView | undefined;
  /** What the buyer has not answered yet: it comes back with its checkout, as when a dialog is opened again. */
  let open: { vendor: string; nudge: Nudge } | undefined;

  const show = (nudge: Nudge | null) => {
    view?.close();
    view = undefined;
    if (!nudge) return;
    // A tick asks nothing, so there is nothing to come back to.
    open = nudge.tone === 'approved' ? undefined : { vendor, nudge };
    view = openNudge(nudge, (answer) => {
      view = open = undefined;
      void report({ type: 'nudge-answered', answer });
    });
  };

  const end = () => {
    over.abort();
    show(null);
  };

  const report = async (message: Parameters<typeof tell>[0]): Promise<unknown> => {
    if (orphaned()) return end();
    return tell(message).catch(() => undefined);
  };

  const fetchWords = (language: string) => report({ type: 'words-wanted', language });

  const lookOnce = async (): Promise<boolean> => {
    if (orphaned()) {
      end();
      return false;
    }
    const options = { ...wanted, fetchWords, signal: over.signal };
    let found = await look(document, location, options);
    if (seen && !found.seen) {
      await new Promise((redrawn) => setTimeout(redrawn, REDRAWN_MS));
      found = await look(document, location, options);
    }
    const news = found.seen ? onSeen(found.sighting) : onGone();
    await view?.settle();
    return news;
  };

  const onSeen = (sighting: Sighting): boolean => {
    const now = JSON.stringify([sighting.url, sighting.vendor, sighting.offer]);
    if (now === seen) return false;
    seen = now;
    vendor = sighting.vendor.name;
    void report({ type: 'checkout-seen', sighting }).then((answer) => {
      const { type, nudge = null } = (answer ?? {}) as Partial<ShowNudge>;
      if (seen !== now || type !== 'nudge') return;
      const unanswered = open?.vendor === vendor ? open.nudge : null;
      if (nudge || !unanswered || !view) show(nudge ?? unanswered);
    });
    return true;
  };

  const onGone = (): boolean => {
    if (!seen) return false;
    seen = vendor = '';
    show(null);
    void report({ type: 'checkout-gone' });
    return true;
  };

  hear((message) => {
    const { type, nudge } = message as ShowNudge;
    if (type === 'nudge') show(nudge);
  });
  addEventListener('pagehide', onGone, { signal: over.signal });
  watchPage(lookOnce, over.signal);
}
