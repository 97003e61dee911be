import type { Line, Place } from '../checkout/page-facts.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements whose text nobody reads: no text, drawn otherwise, or struck out. */
const UNREAD = set(
  'script style noscript template textarea canvas video audio object math svg del s strike',
);
const INLINE = set(
  'a abbr b bdi bdo cite code data dfn em font i img ins kbd label mark q ruby rt rp samp small span strong sub sup time u var wbr',
);
const SECTIONS = set('form section article aside main dialog');

const HIDDEN_CLASS =
  /(^|\s)(ng-hide|d-none|is-hidden|hidden(?![\s\S]*[\w-]:(block|flex|grid|inline|contents|table)))(\s|$)/;
const STRUCK_CLASS = /line-through|strike|crossed/i;
const HIDDEN_STYLE = /display:\s*none|visibility:\s*hidden/i;
// Not the names of colours: "bg-primary", "hover:text-primary".
const CHOSEN_CLASS =
  /(^|\s)(?!([\w-]+:|(bg|text|border|ring|fill|stroke|shadow)-))([\w-]*[_-])?(selected|active|checked|chosen|primary)(?![a-z])/i;
const BUTTON_CLASS = /(^|[\s_-])(btn|button|cta)([\s_-]|$)/i;
const CHOICE_ROLE = /^(radio|option|tab|checkbox|switch|menuitemradio)$/;
const STATES = ['aria-checked', 'aria-selected', 'aria-pressed', 'data-selected'];

const OTHERS_TELLING = set(
  'a button summary option label nav footer h1 h2 h3 h4 h5 h6 img sup iframe input select textarea br',
);
const TELLING_NAMES: ReadonlySet<string> = new Set([...OTHERS_TELLING, ...SECTIONS, ...UNREAD]);
const TELLING_ATTRIBUTES =
  '[hidden],[style],[role],[itemprop],[open],[aria-hidden],[aria-modal],[aria-checked],[aria-selected],[aria-pressed],[data-selected]';
const TELLING_CLASS =
  /hide|none|hidden|through|strike|crossed|selected|active|checked|chosen|primary|logo|brand|modal|dialog/i;

/** Whether nothing about the element itself matters: most elements of a page, told at once. */
export const isPlain = (element: Element, name: string): boolean =>
  !TELLING_NAMES.has(name) && (!element.hasAttributes() || isUntold(element));

function isUntold(element: Element): boolean {
  const { className, id } = element;
  if (className !== '' && TELLING_CLASS.test(className)) return false;
  if (id !== '' && TELLING_CLASS.test(id)) return false;
  return !isMarked(element);
}

/** Matching costs ten times as much as counting, and most elements have a class, an id, an address and nothing else. */
function isMarked(element: Element): boolean {
  let others = element.getAttributeNames().length;
  if (others > 0 && element.hasAttribute('class')) others--;
  if (others > 0 && element.id !== '') others--;
  if (others > 0 && element.hasAttribute('href')) others--;
  return others > 0 && element.matches(TELLING_ATTRIBUTES);
}

/** What an element says of itself, asked for once. `isMarked`: has any of the attributes that tell, but for its class. */
export interface Told {
  className: string;
  isMarked: boolean;
  role: string | null;
}

export function readTold(element: Element): Told {
  const className = element.getAttribute('class') ?? '';
  const marked = isMarked(element);
  return { className, isMarked: marked, role: marked ? element.getAttribute('role') : null };
}

/** Whether the element's text runs on in the line around it. */
export const isInline = (name: string): boolean => INLINE.has(name);

export const sections = (name: string): boolean => SECTIONS.has(name);

/** Whether nothing inside is to be read: no text of the page, hidden, struck out, or there for looks alone. */
export function isUnread(element: Element, name: string, told: Told): boolean {
  if (UNREAD.has(name) || (told.isMarked && element.hasAttribute('hidden'))) return true;
  if (name === 'option') return !(element as HTMLOptionElement).selected;
  const style = told.isMarked && element.getAttribute('style');
  if (style && HIDDEN_STYLE.test(style)) return true;
  const { className } = told;
  if (className && (HIDDEN_CLASS.test(className) || STRUCK_CLASS.test(className))) return true;
  return told.isMarked && isInline(name) && element.getAttribute('aria-hidden') === 'true';
}

/** Whether a person can see the element; where the browser cannot say, they can. */
/** All of a page that is only parsed, not drawn, as a saved one is. */
export const isVisible = (element: Element): boolean =>
  !element.ownerDocument.defaultView ||
  (element.checkVisibility?.({ visibilityProperty: true }) ?? true);

export function roleOf(element: Element, name: string, told: Told): Line['role'] | undefined {
  const { role } = told;
  if (role !== null) {
    if (CHOICE_ROLE.test(role)) return 'choice';
    if (role === 'heading') return 'heading';
    if (role === 'button') return hasState(element) ? 'choice' : 'button';
  }
  if (name === 'button' || name === 'summary')
    return told.isMarked && hasState(element) ? 'choice' : 'button';
  if (name === 'option') return 'choice';
  if (name.length === 2 && name[0] === 'h' && name[1]! >= '1' && name[1]! <= '6') return 'heading';
  if (name !== 'a') return undefined;
  return BUTTON_CLASS.test(told.className) ? 'button' : 'link';
}

export function placeOf(
  element: Element,
  name: string,
  { isMarked, role }: Told,
  inSection: boolean,
): Place | undefined {
  if (name === 'nav' || role === 'navigation' || role === 'menu' || role === 'menubar')
    return 'navigation';
  if (role === 'contentinfo' || (name === 'footer' && !inSection)) return 'footer';
  return isMarked && element.getAttribute('aria-hidden') === 'true' ? 'background' : undefined;
}

const DIALOG_CLASS = /(^|[\s_-])(modal|dialog)(?![\w-]*(open|trigger|toggle|button|btn|link))/i;

/** By role, or where a page has none, by the class that such boxes have everywhere. */
export const isDialog = (element: Element, name: string, told: Told): boolean =>
  (told.isMarked &&
    ((name === 'dialog' && element.hasAttribute('open')) ||
      element.getAttribute('aria-modal') === 'true' ||
      /^(alert)?dialog$/.test(told.role ?? ''))) ||
  (name === 'div' && DIALOG_CLASS.test(told.className));

/** Whether the element shows the page's name: a logo, or the link home. */
export const isBrand = (element: Element, name: string): boolean =>
  (name === 'a' && /^\/?$/.test(element.getAttribute('href') ?? '-')) ||
  /logo|brand/i.test(`${element.getAttribute('class') ?? ''} ${element.id}`);

const hasState = (element: Element): boolean => STATES.some((name) => element.hasAttribute(name));

/** Whether the element is a marked choice, one left unmarked, or no choice at all. */
export function chosenState(element: Element, told: Told): boolean | undefined {
  for (const name of told.isMarked ? STATES : []) {
    const value = element.getAttribute(name);
    if (value === 'true') return true;
    if (value === 'false') return false;
  }
  return told.className !== '' && CHOSEN_CLASS.test(told.className) ? true : undefined;
}
