import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { TokenBuckets } from '../../desk/http/token-buckets.ts';

describe('a token bucket', () => {
  it('never lets more through than burst and rate allow, and its wait is long enough', () => {
    const rate = fc.record({
      burst: fc.integer({ min: 1, max: 20 }),
      perSecond: fc.integer({ min: 1, max: 50 }),
    });
    const gaps = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 });
    fc.assert(
      fc.property(rate, gaps, ({ burst, perSecond }, gaps) => {
        const buckets = new TokenBuckets({ burst, perSecond });
        let now = 0;
        let through = 0;
        for (const gap of gaps) {
          now += gap;
          if (buckets.take('a', now) === 0) through++;
        }
        expect(through).toBeLessThanOrEqual(burst + (now / 1000) * perSecond + 1e-6);
        const waitMs = buckets.take('a', now);
        const wait = Math.ceil(waitMs) + (waitMs > 0 ? 1 : 1000 / perSecond + 1);
        expect(buckets.take('a', now + wait)).toBe(0);
      }),
    );
  });

  it('keeps callers apart', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 });
    expect([buckets.take('a', 0), buckets.take('b', 0)]).toEqual([0, 0]);
    expect(buckets.take('a', 0)).toBeGreaterThan(0);
  });

  it('is not refilled by a clock that jumps back', () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 1 });
    buckets.take('a', 10_000);
    expect(buckets.take('a', 0)).toBeGreaterThan(0);
  });
});
