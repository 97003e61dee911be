import type { Nudge, NudgeAnswer } from '../messages.ts';
import { type Box, FORMS, type Form, isFree, place } from '../nudge/place.ts';
import { type Card, buildNudge } from './nudge-card.ts';
import { attach, isHonest, makeHost, moveTo, openModal, setStyle } from './nudge-host.ts';
import { coverage, readObstacles, readViewport } from './nudge-obstacles.ts';
import { isDarkAt } from './page-theme.ts';

/** The nudge in the page. It opens nothing and sends nothing by itself: it says what the buyer answered. */
export interface NudgeView {
  /** Looks again where it may stand: the page has changed. */
  settle(): void;
  /** Takes it away; focus goes back to where it was. */
  close(): void;
}

const SCROLLED_MS = 150;
/** A quiet tick needs no answer. */
const TICK_MS = 8000;

/** Shows a nudge; `answered` hears one answer, after which the nudge is gone. */
export function openNudge(nudge: Nudge, answered: (answer: NudgeAnswer) => void): NudgeView {
  const host = makeHost();
  const over = new AbortController();
  const { signal } = over;
  let form: Form = nudge.tone === 'approved' ? 'pill' : 'card';
  let card: Card | undefined;
  let box: Box | null = null;
  let cameFrom: Element | null = null;

  const answer = (answer: NudgeAnswer, event: Event) => {
    if (!isHonest(host, event)) return;
    close();
    answered(answer);
  };

  const wear = (next: Form) => {
    card?.element.remove();
    form = next;
    card = buildNudge(nudge, form, { answer });
    host.root.append(card.element);
  };

  const stand = (next: Box | null) => {
    box = next;
    setStyle(host.element, 'visibility', box ? 'visible' : 'hidden');
    if (!box) return;
    moveTo(host, box);
    const dark = isDarkAt(box.x + box.width / 2, box.y + box.height / 2);
    card!.element.dataset.theme = dark ? 'dark' : 'light';
  };

  const settle = () => {
    if (signal.aborted) return;
    attach(host);
    if (!card) wear(form);
    const viewport = readViewport();
    const room = { viewport, obstacles: readObstacles(viewport), direction: nudge.direction };
    setStyle(host.element, 'pointer-events', 'none');
    stand(findPlace());
    setStyle(host.element, 'pointer-events', 'auto');

    function findPlace(): Box | null {
      for (const next of FORMS.slice(FORMS.indexOf(form))) {
        if (next !== form) wear(next);
        const { width, height } = host.element.getBoundingClientRect();
        const here = box && { ...box, width, height };
        const found =
          here && isFree(here, room) ? here : place({ width, height }, room, coverage, form);
        if (found) return found;
      }
      return null;
    }
  };

  const close = () => {
    const hadFocus = document.activeElement === host.element;
    over.abort();
    host.element.remove();
    if (hadFocus && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  };

  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !event.isTrusted || event.defaultPrevented) return;
    const isInside = event.composedPath().includes(host.element);
    if (!isInside && openModal()) return;
    if (card?.leaveMenu()) return;
    close();
    answered('not-now');
  };

  addEventListener('keydown', escape, { signal });
  whenQuiet('scroll', settle, signal);
  whenQuiet(
    'resize',
    () => {
      wear(FORMS[nudge.tone === 'approved' ? 1 : 0]!);
      settle();
    },
    signal,
  );
  for (const type of ['toggle', 'close'])
    document.addEventListener(type, () => setTimeout(settle), { capture: true, signal });
  host.element.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof Element) cameFrom = relatedTarget;
  });
  if (nudge.tone === 'approved') setTimeout(close, TICK_MS);
  settle();
  return { settle, close };
}

/** Calls `done` once the page has stopped doing this for a moment. */
function whenQuiet(type: string, done: () => void, signal: AbortSignal): void {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(done, SCROLLED_MS);
  };
  addEventListener(type, later, { capture: true, passive: true, signal });
}
