import { expect, it } from 'vitest';

import { runFaults } from '../../scripts/faults/run.ts';

/** The small sister of `npm run faults`: no real browser, one desk. */
it(
  'nothing is lost and nothing doubled while browsers and desk are killed and the line does its worst',
  { timeout: 300_000 },
  async () => {
    const { happened, ...outcome } = await runFaults({
      requests: 40,
      stormMs: 4000,
      tell: () => {},
    });
    expect(outcome).toEqual({ requests: 40, lost: 0, doubled: 0, answered: 40 });
    expect(happened['desk killed -9']).toBeGreaterThan(0);
    expect(happened['fleet browser killed']).toBeGreaterThan(0);
  },
);
