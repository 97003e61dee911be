import type { Nudge, NudgeAnswer } from '../messages.ts';
import { FORMS, type Form } from '../nudge/place.ts';
import { type Card, buildNudge } from './nudge-card.ts';
import { onEscape } from './nudge-closing.ts';
import { attach, isHonest, makeHost, moveTo, say, setStyle } from './nudge-host.ts';
import { type Standing, findStanding, isInTheWay } from './nudge-standing.ts';
import { isDarkAt } from './page-theme.ts';

/** The nudge in the page. It opens nothing and sends nothing by itself: it says what the buyer answered. */
export interface NudgeView {
  /** Looks again where it may stand: the page has changed. */
  settle(): void;
  /** Takes it away; the focus goes back to where it was. */
  close(): void;
}

const QUIET_MS = 150;
/** A click this soon after it came or moved was meant for something else. */
const STARTLED_MS = 300;
/** A tick needs no answer. */
const TICK_MS = 8000;

/** Shows a nudge; `answered` hears one answer, after which the nudge is gone. */
export function openNudge(nudge: Nudge, answered: (answer: NudgeAnswer) => void): NudgeView {
  const host = makeHost();
  const over = new AbortController();
  const { signal } = over;
  const forms = nudge.tone === 'approved' ? FORMS.slice(1) : FORMS;
  let card: Card | undefined;
  let worn: Form | undefined;
  let standing: Standing | null = null;
  let movedAt = 0;
  let cameFrom: EventTarget | null = null;

  const answer = (answer: NudgeAnswer, event: MouseEvent) => {
    const isStartled = event.detail > 0 && performance.now() - movedAt < STARTLED_MS;
    if (isStartled || !isHonest(host, event)) return;
    close();
    answered(answer);
  };

  const wear = (form: Form) => {
    if (worn === form) return;
    const hadFocus = document.activeElement === host.element;
    card?.element.remove();
    worn = form;
    card = buildNudge(nudge, form, answer);
    host.root.append(card.element);
    if (hadFocus) card.element.querySelector('button')?.focus({ preventScroll: true });
  };

  const measure = (form: Form) => {
    wear(form);
    return host.element.getBoundingClientRect();
  };

  const settle = (allowed: Form[]) => {
    if (signal.aborted) return;
    attach(host);
    setStyle(host.element, 'pointer-events', 'none');
    stand(findStanding(allowed, measure, standing, nudge));
    setStyle(host.element, 'pointer-events', 'auto');
  };

  const stand = (next: Standing | null) => {
    setStyle(host.element, 'opacity', '1');
    setStyle(host.element, 'visibility', next ? 'visible' : 'hidden');
    const isMoving = next?.box.x !== standing?.box.x || next?.box.y !== standing?.box.y;
    standing = next;
    if (!next) return;
    const { x, y, width, height } = next.box;
    card!.element.dataset.theme = isDarkAt(x + width / 2, y + height / 2) ? 'dark' : 'light';
    if (!isMoving) return;
    movedAt = performance.now();
    moveTo(host, next.box);
  };

  // While the page scrolls a smaller form stays small: growing and shrinking would be restless.
  const settleAsIs = () => settle(forms.slice(forms.indexOf(worn!)));

  const stepAside = () => {
    if (!standing || !isInTheWay(standing, nudge)) return;
    setStyle(host.element, 'opacity', '0');
    setStyle(host.element, 'pointer-events', 'none');
  };

  const close = () => {
    const hadFocus = document.activeElement === host.element;
    over.abort();
    host.element.remove();
    if (hadFocus && cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  };

  const dismiss = () => {
    if (card?.leaveMenu()) return;
    close();
    answered('not-now');
  };

  onEscape(host.element, dismiss, signal);
  whenQuiet('scroll', stepAside, settleAsIs, signal);
  whenQuiet('resize', stepAside, () => settle(forms), signal);
  for (const type of ['toggle', 'close'])
    document.addEventListener(type, () => setTimeout(settleAsIs), { capture: true, signal });
  host.element.addEventListener('focusin', ({ relatedTarget }) => {
    cameFrom = relatedTarget ?? cameFrom;
  });
  if (nudge.tone === 'approved') setTimeout(close, TICK_MS);
  settle(forms);
  say(host, nudge.title);
  return { settle: settleAsIs, close };
}

/**
 * Calls `meanwhile` now and then while the page goes on doing this, for a small share of its time, and `done` when it
 * has stopped.
 */
function whenQuiet(
  type: string,
  meanwhile: () => void,
  done: () => void,
  signal: AbortSignal,
): void {
  let timer = 0;
  let restUntil = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(done, QUIET_MS);
    const now = performance.now();
    if (now < restUntil) return;
    meanwhile();
    const tookMs = performance.now() - now;
    restUntil = now + Math.max(QUIET_MS, tookMs * 30);
  };
  addEventListener(type, later, { capture: true, passive: true, signal });
}
