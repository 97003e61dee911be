import { describe, expect, it } from 'vitest';

import { SOON_MS, nextPause } from '../../lib/checkout/pace.ts';

/** Share of an hour spent looking at a page that changes all the time and never has news. */
function shareOfAnHour(tookMs: number): { looks: number; share: number } {
  let at = 0;
  let looks = 0;
  for (let pause = SOON_MS; at < 3_600_000; at += pause + tookMs) {
    looks++;
    pause = nextPause(pause, false, tookMs);
  }
  return { looks, share: (looks * tookMs) / at };
}

describe('between two looks at a page', () => {
  it('the pause is short after news', () => {
    expect(nextPause(30_000, true, 2)).toBe(SOON_MS);
  });

  it('the pause grows while a page changes without news, to half a minute', () => {
    expect(nextPause(SOON_MS, false, 2)).toBe(2 * SOON_MS);
    expect(nextPause(25_000, false, 2)).toBe(30_000);
  });

  it.each([1, 5, 50, 400])(
    'a page that changes for ever costs little where a look takes %d ms',
    (tookMs) => {
      const { looks, share } = shareOfAnHour(tookMs);
      expect(looks).toBeLessThan(140);
      expect(share).toBeLessThan(0.05);
    },
  );

  it('news without end costs a fifth at most', () => {
    expect(nextPause(SOON_MS, true, 500)).toBe(2000);
  });
});
