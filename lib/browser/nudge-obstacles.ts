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
/** All that may be one: asked of a large page this takes half as long. */
const CANDIDATES =
  'input,select,textarea,button,label,iframe,summary,[contenteditable],[role],a[class]';

/** Where a nudge would rather stand. */
export type Aim = Pick<Room, 'direction' | 'corner'>;

const MAX_CONTROLS = 2000;
/** Smaller things are there for machines. */
const LEAST = 4;

/** What the nudge must not cover, as far as it is in the viewport: what the buyer can use now. */
export function readRoom({ direction, corner }: Aim): Room {
  const viewport = readViewport();
  const usable = document.querySelector('dialog:modal') ?? document;
  const obstacles = [usable, ...shadowsIn(usable)]
    .flatMap((root) => Array.from(root.querySelectorAll(CANDIDATES)))
    .filter((candidate) => candidate.matches(CONTROLS))
    .slice(0, MAX_CONTROLS)
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

/** Share of a box under which the page shows words or pictures. */
export function coverage({ x, y, width, height }: Box): number {
  const points = ACROSS.flatMap((right) =>
    DOWN.map((down) => [x + width * right, y + height * down] as const),
  );
  return points.filter(([left, top]) => isShown(left, top)).length / points.length;
}

function isShown(x: number, y: number): boolean {
  const element = document.elementFromPoint(x, y);
  if (!element) return false;
  if (/^(img|video|canvas|svg|picture)$/.test(element.localName)) return true;
  const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
  return texts.slice(0, MAX_TEXTS).some((text) => boxesOf(text).some((box) => isNear(box, x, y)));
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
