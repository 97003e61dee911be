import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NudgeHistory } from '../../lib/nudge/history.ts';
import { drawLot, holdOutOf } from '../../lib/nudge/hold-out.ts';

const at = (id: string, name = 'Acme') => ({ id, vendor: { name } });
const policy = (nudgeHoldOutPercent?: number) =>
  nudgeHoldOutPercent === undefined ? {} : { nudgeHoldOutPercent };
const ID = '4ffa3a51-7d0c-4a7e-a1a3-7f7a3b7e6f2c';

describe('the share of checkouts without an invitation', () => {
  it.each([policy(), policy(0)])('is nothing, and draws nothing, under %j', (none) => {
    expect(drawLot({}, at(ID), none)).toEqual({});
    expect(holdOutOf({ acme: { lot: 0 } }, at(ID), none)).toBeUndefined();
  });

  it('is decided at a vendor’s first checkout, and stays however often one comes back', () => {
    fc.assert(
      fc.property(
        fc.uuid({ version: 4 }),
        fc.uuid({ version: 4 }),
        fc.integer({ min: 1, max: 50 }),
        (one, other, percent) => {
          const first = drawLot({}, at(one), policy(percent));
          expect(drawLot(first, at(other), policy(percent))).toBe(first);
          expect(holdOutOf(first, at(one), policy(percent))).toEqual(
            holdOutOf(first, at(other), policy(percent)),
          );
        },
      ),
    );
  });

  it('is as large as the policy says', () => {
    let heldOut = 0;
    for (let n = 0; n < 10_000; n++) {
      const id = `00000000-0000-4000-8000-${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(12, '0')}`;
      const seen = at(id);
      if (holdOutOf(drawLot({}, seen, policy(10)), seen, policy(10))?.isHeldOut) heldOut++;
    }
    expect(heldOut / 10_000).toBeCloseTo(0.1, 1);
  });

  it('only grows where the percentage does: nobody changes sides otherwise', () => {
    const history: NudgeHistory = { acme: { lot: 20 } };
    const sides = [10, 20, 21, 50].map(
      (percent) => holdOutOf(history, at(ID), policy(percent))?.isHeldOut,
    );
    expect(sides).toEqual([false, false, true, true]);
  });

  it('keeps what else is known of the vendor, and other vendors', () => {
    const history: NudgeHistory = { acme: { silenced: 'never' }, other: {} };
    expect(drawLot(history, at(ID), policy(10))).toMatchObject({
      acme: { silenced: 'never', lot: expect.any(Number) },
      other: {},
    });
  });
});
