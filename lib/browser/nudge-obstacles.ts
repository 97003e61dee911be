import type { Box, Room } from '../nudge/place.ts';

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

const MAX_CONTROLS = 2000;
const MAX_ELEMENTS = 20_000;
/** Smaller things are there for machines. */
const LEAST = 4;
/** A frame as large as the window shows its form in the middle, as payment overlays do. */
const OVERLAY_WIDTH = 720;

/** What the nudge must not cover, as far as it is in the viewport. */
export function readRoom(direction: Room['direction']): Room {
  const viewport = readViewport();
  const controls = roots(document).flatMap((root) => Array.from(root.querySelectorAll(CONTROLS)));
  const obstacles = controls
    .slice(0, MAX_CONTROLS)
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => boxOf(control, viewport))
    .filter((box) => isWithin(box, viewport));
  return { viewport, obstacles, direction };
}

/** The viewport without its scroll bars. */
function readViewport(): Room['viewport'] {
  const quirky = document.compatMode === 'BackCompat';
  const root = (quirky && document.body) || document.documentElement;
  return { width: root.clientWidth, height: root.clientHeight };
}

/** Share of a box under which the page shows something else than its own background. */
export function coverage(box: Box): number {
  const points = [0.1, 0.5, 0.9].flatMap((x) =>
    [0.1, 0.5, 0.9].map((y) => [box.x + box.width * x, box.y + box.height * y] as const),
  );
  const hits = points.filter(([x, y]) => showsContent(document.elementFromPoint(x, y)));
  return hits.length / points.length;
}

function showsContent(element: Element | null): boolean {
  if (!element) return false;
  if (element instanceof HTMLImageElement || element instanceof HTMLVideoElement) return true;
  return [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue!.trim());
}

function boxOf(element: Element, viewport: Room['viewport']): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  const overlay =
    element.localName === 'iframe' &&
    width >= viewport.width * 0.95 &&
    height >= viewport.height * 0.95;
  if (!overlay) return { x, y, width, height };
  const middle = Math.min(width, OVERLAY_WIDTH);
  return { x: x + (width - middle) / 2, y, width: middle, height };
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

/** The document and the open shadow roots in it: forms live there too. */
function roots(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const elements = root.querySelectorAll('*');
  if (elements.length > MAX_ELEMENTS) return [root];
  const inner = [...elements].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : []));
  return [root, ...inner];
}
