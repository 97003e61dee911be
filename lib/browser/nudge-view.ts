import type { Steps } from '../checkout/steps.ts';
import type { Nudge, NudgeAnswer } from '../messages.ts';
import { FORMS, type Form } from '../nudge/place.ts';
import { type Card, buildNudge } from './nudge-card.ts';
import { onEscape } from './nudge-closing.ts';
import { attach, isHonest, isShown, makeHost, moveTo, say, setStyle } from './nudge-host.ts';
import { type Standing, findStanding, isInTheWay } from './nudge-standing.ts';
import { isDarkAt } from './page-theme.ts';
import { inSlices } from './slices.ts';

/** The nudge in the page. It opens nothing and sends nothing by itself: it says what the buyer answered. */
export interface NudgeView {
  /** Looks again where it may stand: the page has changed. */
  settle(): Promise<void>;
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
  let settling = new AbortController();
  /** What may be tried of the forms, while that is under way. */
  let trying: Form[] | undefined;
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
    stepAside();
    card = buildNudge(nudge, form, answer);
    host.root.append(card.element);
    if (hadFocus) card.element.querySelector('button')?.focus({ preventScroll: true });
  };

  const measure = () => host.element.getBoundingClientRect();

  /** Out of sight and reach; the focus stays. */
  const stepAside = () => {
    setStyle(host.element, 'opacity', '0');
    setStyle(host.element, 'pointer-events', 'none');
  };

  function* attachAndFind(allowed: Form[]): Steps<Standing | null> {
    attach(host);
    yield;
    return yield* findStanding(allowed, { wear, measure, stepAside }, standing, nudge);
  }

  /** In slices: finding, layout and hit tests take tens of milliseconds on a large page. The latest call counts. */
  const settle = async (allowed: Form[]) => {
    settling.abort();
    settling = new AbortController();
    trying = allowed;
    const either = AbortSignal.any([signal, settling.signal]);
    // A page that breaks it hears nothing of it.
    const found = await inSlices(attachAndFind(allowed), either).catch(() => undefined);
    if (found === undefined) return;
    trying = undefined;
    stand(found);
  };

  const stand = (next: Standing | null) => {
    setStyle(host.element, 'opacity', '1');
    setStyle(host.element, 'pointer-events', 'auto');
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
  const settleAsIs = () => settle(trying ?? forms.slice(forms.indexOf(worn!)));

  const makeWay = () => {
    if (!standing || !isInTheWay(standing, nudge)) return;
    settling.abort();
    stepAside();
  };

  const onLayers = ({ target }: Event) => {
    if (target !== host.element || !isShown(host)) setTimeout(settleAsIs);
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
  whenQuiet('scroll', makeWay, settleAsIs, signal);
  whenQuiet('resize', makeWay, () => settle(forms), signal);
  for (const type of ['toggle', 'close'])
    document.addEventListener(type, onLayers, { capture: true, signal });
  host.element.addEventListener('focusin', ({ relatedTarget }) => {
    cameFrom = relatedTarget ?? cameFrom;
  });
  if (nudge.tone === 'approved') setTimeout(close, TICK_MS);
  void settle(forms);
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
