import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Steps, atOnce } from '../../lib/checkout/steps.ts';
import {
  type Box,
  MOST_COVERED,
  type Room,
  formIn,
  isFree,
  place as placeInSteps,
} from '../../lib/nudge/place.ts';

const place = (
  size: { width: number; height: number },
  room: Room,
  covered: (box: Box) => number,
  most?: number,
) => atOnce(placeInSteps(size, room, (box) => known(covered(box)), most));
function* known(share: number): Steps<number> {
  yield;
  return share;
}
const CARD = { width: 340, height: 180 };
const PILL = { width: 180, height: 40 };
const bare = () => 0;
const room = (obstacles: Box[] = [], more: Partial<Room> = {}): Room => ({
  viewport: { width: 1280, height: 800 },
  obstacles,
  direction: 'ltr',
  ...more,
});
const corner = (box: Box | null, { viewport }: Room = room()) =>
  box &&
  `${box.y > viewport.height / 2 ? 'bottom' : 'top'} ${box.x > viewport.width / 2 - box.width / 2 ? 'right' : 'left'}`;

const bottomRight = { x: 1000, y: 700, width: 100, height: 40 };
const onlyTopLeftIsBare = ({ x, y }: Box) => (x < 100 && y < 100 ? 0 : 0.5);
const right = { x: 1000, y: 0, width: 200, height: 800 };
const inCorners = [0, 1200].flatMap((x) => [0, 760].map((y) => ({ x, y, width: 80, height: 40 })));
const all = { x: 0, y: 0, width: 1280, height: 800 };

describe('the nudge stands', () => {
  it.each([
    ['at the bottom right of an empty page', room(), 'bottom right'],
    [
      'at the bottom left where reading goes from right to left',
      room([], { direction: 'rtl' }),
      'bottom left',
    ],
    ['where the organisation wants it', room([], { corner: 'top-start' }), 'top left'],
    [
      'there in the reader’s direction',
      room([], { corner: 'top-start', direction: 'rtl' }),
      'top right',
    ],
    [
      'elsewhere where that corner is taken',
      room([bottomRight], { corner: 'bottom-end' }),
      'top right',
    ],
    ['above where the corner is taken', room([bottomRight]), 'top right'],
    ['on the other side where the whole side is taken', room([right]), 'bottom left'],
    ['above a button in each corner', room(inCorners), 'bottom right'],
    ['nowhere where everything is taken', room([all]), null],
  ])('%s', (_, given, expected) => {
    expect(corner(place(CARD, given, bare))).toBe(expected);
  });

  it('where it covers the least of the rest', () => {
    expect(corner(place(CARD, room(), onlyTopLeftIsBare))).toBe('top left');
  });

  it('nowhere where it would cover more words than it may', () => {
    expect(place(CARD, room(), () => 0.6, MOST_COVERED.card)).toBeNull();
    expect(place(CARD, room(), () => 0.1, MOST_COVERED.card)).not.toBeNull();
    expect(place(PILL, room(), () => 0.6, MOST_COVERED.pill)).not.toBeNull();
  });

  it('as a pill between two fields where the card has no room', () => {
    const fields = [0, 100, 200, 300, 400, 500, 600, 700].map((y) => ({
      x: 0,
      y,
      width: 320,
      height: 40,
    }));
    const narrow = room(fields, { viewport: { width: 320, height: 760 } });
    expect(place({ width: 296, height: 200 }, narrow, bare)).toBeNull();
    const found = place(PILL, narrow, bare);
    expect(found && isFree(found, narrow)).toBe(true);
  });

  it('beside the form in a frame that lies over the whole window', () => {
    const form = formIn({ x: 0, y: 0, width: 1280, height: 800 }, room().viewport);
    expect(form).toEqual({ x: 280, y: 0, width: 720, height: 800 });
    expect(place({ width: 200, height: 40 }, room([form]), bare)).toMatchObject({ x: 1068 });
    const field = { x: 300, y: 300, width: 900, height: 60 };
    expect(formIn(field, room().viewport)).toEqual(field);
  });

  it('never over an obstacle and never outside, whatever the page looks like', () => {
    const length = fc.integer({ min: 1, max: 900 });
    const box = fc.record({
      x: fc.integer({ min: -200, max: 1400 }),
      y: fc.integer({ min: -200, max: 900 }),
      width: length,
      height: length,
    });
    fc.assert(
      fc.property(
        fc.array(box, { maxLength: 12 }),
        fc.record({ width: length, height: length }),
        (obstacles, size) => {
          const given = room(obstacles);
          const found = place(size, given, bare);
          if (!found) return;
          const covers = obstacles.some(
            (obstacle) =>
              found.x < obstacle.x + obstacle.width &&
              obstacle.x < found.x + found.width &&
              found.y < obstacle.y + obstacle.height &&
              obstacle.y < found.y + found.height,
          );
          expect(covers).toBe(false);
          expect(found.x + found.width).toBeLessThanOrEqual(given.viewport.width);
          expect(found.y + found.height).toBeLessThanOrEqual(given.viewport.height);
          expect(Math.min(found.x, found.y)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
