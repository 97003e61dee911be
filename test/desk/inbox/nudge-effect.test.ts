import { describe, expect, it } from 'vitest';

import { nudgeEffect } from '../../../desk/inbox/insights/nudge-effect.ts';

describe('whether the nudge helps', () => {
  it.each([
    ['as many from each checkout: it does nothing', 10, 90, 10, 1],
    ['three times as many', 10, 270, 10, 3],
    ['half as many: it does harm', 50, 20, 40, 0.5],
    ['too few on one side to be told', 10, 270, undefined, undefined],
    ['nobody on one side', 10, 270, 0, undefined],
  ])('%s', (_, percent, nudged, heldOut, effect) => {
    expect(nudgeEffect({ percent, nudged, heldOut })).toBe(effect);
  });
});
