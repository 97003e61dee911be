import type { Steps } from '../checkout/steps.ts';
import { type Box, type Room, formIn } from '../nudge/place.ts';
import { shadowsIn } from './shadows.ts';

const CONTROLS = [
  'input:not([type="hidden"])',
  'select',
  'textarea',
  'button',
  'label',
  'iframe',
  'summary',
  '[contenteditable]:not([contenteditable="false"])',
  '[role="button"],[role="textbox"],[role="combobox"],[role="radio"],[role="checkbox"],[role="switch"]',
  'a[class*="btn" i],a[class*="button" i]',
].join();
/** All that may be one, kind by kind: a browser knows where elements of one kind are, and tries each for several. */
const CANDIDATES =
  'input select textarea button label iframe summary [contenteditable] [role] a[class]'.split(' ');

/** Where a nudge would rather stand. */
export type Aim = Pick<Room, 'direction' | 'corner'>;

const MOST_OF_A_KIND = 1000;
/** Smaller things are there for machines. */
const LEAST = 4;

/** What the buyer can use now. Asks nothing of the page's layout. */
export function* findControls(): Steps<Element[]> {
  const controls: Element[] = [];
  const usable = document.querySelector('dialog:modal') ?? document;
  for (const root of [usable, ...shadowsIn(usable)])
    for (const kind of CANDIDATES) {
      const candidates = Array.from(root.querySelectorAll(kind));
      const found = candidates.filter((candidate) => candidate.matches(CONTROLS));
      controls.push(...found.slice(0, MOST_OF_A_KIND));
      yield;
    }
  return controls;
}

/** What the nudge must not cover: the controls that are in the viewport. */
export function readRoom(controls: readonly Element[], { direction, corner }: Aim): Room {
  const viewport = readViewport();
  const obstacles = controls
    .map((control) => ({ control, box: boxOf(control, viewport) }))
    .filter(({ box }) => isWithin(box, viewport))
    .filter(({ control }) => control.checkVisibility({ visibilityProperty: true }))
    .filter(({ control }) => !control.closest('[inert]'))
    .map(({ box }) => box);
  return { viewport, obstacles, direction, corner };
}

/** The viewport without its scroll bars. */
function readViewport(): Room['viewport'] {
  const quirky = document.compatMode === 'BackCompat';
  const root = (quirky && document.body) || document.documentElement;
  return { width: root.clientWidth, height: root.clientHeight };
}

// Where to look at what a box would cover, relative to it.
const ACROSS = [0.06, 0.35, 0.65, 0.94];
const DOWN = [0.1, 0.3, 0.5, 0.7, 0.9];
/** Words this near to a point are words at it. */
const NEAR = 10;
const MAX_TEXTS = 4;
/** Where the gap between the rows of a long table is hit, all its rows are children. */
const MAX_CHILDREN = 50;

/** Share of a box under which the page shows words or pictures. */
export function* coverage({ x, y, width, height }: Box): Steps<number> {
  let shown = 0;
  for (const right of ACROSS) {
    for (const down of DOWN) if (isShown(x + width * right, y + height * down)) shown++;
    yield;
  }
  return shown / (ACROSS.length * DOWN.length);
}

function isShown(x: number, y: number): boolean {
  const element = document.elementFromPoint(x, y);
  if (!element) return false;
  if (/^(img|video|canvas|svg|picture)$/.test(element.localName)) return true;
  return textsIn(element).some((text) => boxesOf(text).some((box) => isNear(box, x, y)));
}

/** The first of its own. */
function textsIn(element: Element): Node[] {
  const texts: Node[] = [];
  let child = element.firstChild;
  for (let left = MAX_CHILDREN; child && left > 0; left--, child = child.nextSibling)
    if (child.nodeType === Node.TEXT_NODE && texts.push(child) === MAX_TEXTS) break;
  return texts;
}

function boxesOf(text: Node): DOMRect[] {
  if (!text.nodeValue?.trim()) return [];
  const range = document.createRange();
  range.selectNodeContents(text);
  return [...range.getClientRects()];
}

const isNear = ({ left, right, top, bottom }: DOMRect, x: number, y: number): boolean =>
  left - NEAR < x && x < right + NEAR && top - NEAR < y && y < bottom + NEAR;

function boxOf(element: Element, viewport: Room['viewport']): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  const box = { x, y, width, height };
  return element.localName === 'iframe' ? formIn(box, viewport) : box;
}

function isWithin(box: Box, viewport: Room['viewport']): boolean {
  return (
    box.width >= LEAST &&
    box.height >= LEAST &&
    box.x < viewport.width &&
    box.y < viewport.height &&
    box.x + box.width > 0 &&
    box.y + box.height > 0
  );
}
