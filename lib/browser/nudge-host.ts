import type { Box } from '../nudge/place.ts';
import { NUDGE_STYLE } from './nudge-style.ts';

/**
 * The element in the page that carries the nudge: in the top layer, its inside closed to the page. Inline and
 * important, so that no style sheet of the page reaches it.
 */
export interface Host {
  element: HTMLElement;
  root: ShadowRoot;
  /** What screen readers tell of by themselves. */
  status: HTMLElement;
}

const HOST_STYLE = {
  all: 'initial',
  position: 'fixed',
  display: 'block',
  inset: 'auto',
  margin: '0',
  padding: '0',
  border: '0',
  overflow: 'visible',
  background: 'none',
  width: 'max-content',
  height: 'max-content',
  'z-index': '2147483647',
};

const hosts = new WeakSet<Node>();

/** Whether a node of the page carries a nudge of ours. */
export const isHost = (node: Node): boolean => hosts.has(node);

export function makeHost(): Host {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(HOST_STYLE)) setStyle(element, name, value);
  element.popover = 'manual';
  hosts.add(element);
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = NUDGE_STYLE;
  const status = document.createElement('div');
  status.setAttribute('role', 'status');
  status.className = 'heard';
  root.append(style, status);
  return { element, root, status };
}

/** Has it told politely: a status is heard when it changes after it is there, and need not be met again. */
export function say({ status }: Host, text: string): void {
  setTimeout(() => (status.textContent = text), 200);
  setTimeout(() => (status.textContent = ''), 5000);
}

export function setStyle(element: HTMLElement, name: string, value: string): void {
  element.style.setProperty(name, value, 'important');
}

/** Whether it is in the top layer. */
export const isShown = ({ element }: Pick<Host, 'element'>): boolean =>
  element.matches(':popover-open');

/**
 * Puts the host where the buyer can reach it: at the end of the document, or inside the dialog that keeps the rest
 * of the page out of reach. There it stands between children, so that `:first-child` and `:last-child` keep fitting.
 */
export function attach({ element }: Host): void {
  const dialog = openModal();
  const parent = dialog ?? document.documentElement;
  if (element.parentNode === parent && isShown({ element })) return;
  if (dialog) dialog.insertBefore(element, dialog.lastElementChild);
  else parent.append(element);
  try {
    element.showPopover();
  } catch {
    // A document on its way out has no top layer; the style alone then does.
  }
}

/** The innermost dialog that keeps the rest of the page out of reach. */
function openModal(): Element | undefined {
  const modals = document.querySelectorAll('dialog:modal,[aria-modal="true"]');
  return [...modals].findLast((modal) => modal.checkVisibility() && isBlocking(modal));
}

/** Many that only call themselves modal, as cookie banners do, stand at an edge; one that means it, in the middle. */
const isBlocking = (modal: Element): boolean => modal.matches(':modal') || isInTheMiddle(modal);

function isInTheMiddle(element: Element): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y] = [innerWidth / 2, innerHeight / 2];
  return left <= x && x <= right && top <= y && y <= bottom;
}

export function moveTo({ element }: Host, { x, y }: Pick<Box, 'x' | 'y'>): void {
  setStyle(element, 'left', `${x}px`);
  setStyle(element, 'top', `${y}px`);
}

/**
 * Whether the buyer saw what they pressed: the event is their own, and the page has neither made the nudge
 * transparent nor put something over it.
 */
export function isHonest({ element }: Host, event: MouseEvent): boolean {
  if (!event.isTrusted || !element.checkVisibility({ opacityProperty: true })) return false;
  if (Number(getComputedStyle(element).opacity) < 1) return false;
  const isByKey = event.detail === 0;
  if (isByKey) return true;
  const within = element.getRootNode() as Document | ShadowRoot;
  return within.elementFromPoint(event.clientX, event.clientY) === element;
}
