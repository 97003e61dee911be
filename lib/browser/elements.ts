import type { Line, Place } from '../checkout/page-facts.ts';

/** Elements whose text nobody reads. */
const UNREAD = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'textarea',
  'canvas',
  'video',
  'audio',
  'object',
  'math',
  'del',
  's',
  'strike',
]);

const INLINE = new Set(
  'a abbr b bdi bdo cite code data dfn em font i img ins kbd label mark q ruby rt rp samp small span strong sub sup svg time u var wbr'.split(
    ' ',
  ),
);

const HIDDEN_CLASS = /(^|\s)(ng-hide|d-none|is-hidden|hidden(?![\s\S]*\b(sm|md|lg|xl|2xl):))(\s|$)/;
const STRUCK_CLASS = /line-through|strike|crossed/i;
const HIDDEN_STYLE = /display:\s*none|visibility:\s*hidden/i;
const CHOSEN_CLASS = /(^|[\s_-])(selected|active|checked|chosen|primary)([\s_-]|$)/i;
const BUTTON_CLASS = /(^|[\s_-])(btn|button|cta)([\s_-]|$)/i;

/** Whether the element's text runs on in the line around it. */
export const isInline = (name: string): boolean => INLINE.has(name);

/** Whether nothing inside is to be read: no text of the page, hidden, struck out, or there for looks alone. */
export function isUnread(element: Element, name: string): boolean {
  if (UNREAD.has(name) || element.hasAttribute('hidden')) return true;
  if (element.getAttribute('aria-hidden') === 'true' && isInline(name)) return true;
  const style = element.getAttribute('style');
  if (style && HIDDEN_STYLE.test(style)) return true;
  const className = element.getAttribute('class');
  return className !== null && (HIDDEN_CLASS.test(className) || STRUCK_CLASS.test(className));
}

/** Whether a person can see the element; where the browser cannot say, they can. */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility?.({ visibilityProperty: true }) ?? true;

export function roleOf(element: Element, name: string): Line['role'] | undefined {
  if (name === 'button' || name === 'summary') return 'button';
  if (name === 'option') return 'choice';
  if (name.length === 2 && name[0] === 'h' && name[1]! >= '1' && name[1]! <= '6') return 'heading';
  const role = element.getAttribute('role');
  if (role === 'button') return 'button';
  if (role === 'heading') return 'heading';
  if (role === 'radio' || role === 'option' || role === 'tab') return 'choice';
  if (name !== 'a') return undefined;
  return BUTTON_CLASS.test(element.getAttribute('class') ?? '') ? 'button' : 'link';
}

export function placeOf(element: Element, name: string, inForm: boolean): Place | undefined {
  if (element.getAttribute('aria-hidden') === 'true') return 'background';
  const role = element.getAttribute('role');
  if (name === 'nav' || role === 'navigation' || role === 'menu' || role === 'menubar')
    return 'navigation';
  if (role === 'contentinfo' || (name === 'footer' && !inForm)) return 'footer';
  return undefined;
}

export const isDialog = (element: Element, name: string): boolean =>
  (name === 'dialog' && element.hasAttribute('open')) ||
  element.getAttribute('aria-modal') === 'true' ||
  /^(alert)?dialog$/.test(element.getAttribute('role') ?? '');

/** Whether the element is a marked choice, one left unmarked, or no choice at all. */
export function chosenState(element: Element): boolean | undefined {
  for (const name of ['aria-checked', 'aria-selected', 'aria-pressed', 'data-selected']) {
    const value = element.getAttribute(name);
    if (value === 'true') return true;
    if (value === 'false') return false;
  }
  return CHOSEN_CLASS.test(element.getAttribute('class') ?? '') ? true : undefined;
}
