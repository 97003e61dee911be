import type { Steps } from '../checkout/steps.ts';

/** A rectangle in CSS pixels of the viewport. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much of itself the nudge shows: all of it, one line, or its mark. */
export type Form = 'card' | 'pill' | 'dot';
export const FORMS: Form[] = ['card', 'pill', 'dot'];

/** How much of what it stands on may be words of the page: a card over an order summary is in the way, a line is not. */
export const MOST_COVERED: Record<Form, number> = { card: 0.2, pill: 1, dot: 1 };

/** Where to stand first. `end`: the side where a line of the reader's language ends. */
export const CORNERS = ['bottom-end', 'bottom-start', 'top-end', 'top-start'] as const;
export type Corner = (typeof CORNERS)[number];

export interface Room {
  viewport: { width: number; height: number };
  /** What must stay uncovered: fields, buttons, payment frames. */
  obstacles: Box[];
  /** The corner a reader of this direction expects asides in comes first. */
  direction: 'ltr' | 'rtl';
  corner?: Corner | undefined;
}

const EDGE = 12;
const CLEAR = 8;
const STEP = 24;
const OVERLAY_FORM = 720;
/** What takes more of the window's width than this belongs in a corner: halfway down it would cut the page in two. */
const WIDE = 0.6;
/** Weighing a place asks the page what it shows there: dear on a large one. */
const MOST_WEIGHED = 12;

/**
 * Where a nudge of this size covers nothing that matters: in a corner, else along an edge. `covered` (0 to 1) tells how
 * much other content a place would cover; the least wins, the first on a tie, none above `most`.
 */
export function* place(
  size: { width: number; height: number },
  room: Room,
  covered: (box: Box) => Steps<number>,
  most = 1,
): Steps<Box | null> {
  const free = places(size, room).filter((box) => isFree(box, room));
  let best: Box | null = null;
  let least = Infinity;
  for (const box of free.slice(0, MOST_WEIGHED)) {
    const cost = yield* covered(box);
    if (cost < least) [best, least] = [box, cost];
    if (least === 0) break;
  }
  return least <= most ? best : null;
}

/** Whether a box lies in the viewport and clear of every obstacle. */
export function isFree(box: Box, { viewport, obstacles }: Room): boolean {
  const inside =
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= viewport.width &&
    box.y + box.height <= viewport.height;
  return inside && !obstacles.some((obstacle) => touches(box, obstacle));
}

/** Where a frame shows its form: one as large as the window, as payment overlays are, in its middle. */
export function formIn(frame: Box, viewport: Room['viewport']): Box {
  const isOverlay = frame.width >= viewport.width * 0.95 && frame.height >= viewport.height * 0.95;
  if (!isOverlay) return frame;
  const width = Math.min(frame.width, OVERLAY_FORM);
  return { ...frame, x: frame.x + (frame.width - width) / 2, width };
}

function touches(box: Box, obstacle: Box): boolean {
  return (
    box.x < obstacle.x + obstacle.width + CLEAR &&
    obstacle.x < box.x + box.width + CLEAR &&
    box.y < obstacle.y + obstacle.height + CLEAR &&
    obstacle.y < box.y + box.height + CLEAR
  );
}

function places(
  { width, height }: { width: number; height: number },
  { viewport, direction, corner = 'bottom-end' }: Room,
): Box[] {
  const left = EDGE;
  const right = viewport.width - width - EDGE;
  const top = EDGE;
  const bottom = viewport.height - height - EDGE;
  const isRightFirst = (direction === 'ltr') === corner.endsWith('end');
  const sides = isRightFirst ? [right, left] : [left, right];
  const edges = corner.startsWith('top') ? [top, bottom] : [bottom, top];
  const count = Math.max(0, Math.floor((bottom - top) / STEP));
  const heights = Array.from({ length: count }, (_, step) => bottom - step * STEP);
  const corners = sides.flatMap((x) => edges.map((y) => ({ x, y, width, height })));
  if (width > viewport.width * WIDE) return corners;
  return [...corners, ...sides.flatMap((x) => heights.map((y) => ({ x, y, width, height })))];
}
