import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { EVIDENCE } from '../../lib/checkout/evidence/table.ts';
import fitted from '../../lib/checkout/weights.json' with { type: 'json' };

const weights: Record<string, number> = fitted.weights;

describe('docs/spotting.md', () => {
  it('lists every kind of evidence with the weight it has', () => {
    const listed = readFileSync('docs/spotting.md', 'utf8')
      .split('\n')
      .filter((line) => /^\| [a-z-]+ \| (for|against) \|/.test(line));
    expect(listed).toEqual(
      EVIDENCE.map(
        ({ kind, speaks, reads, why }) =>
          `| ${kind} | ${speaks} | ${weights[kind]!.toFixed(2)} | ${reads} | ${why} |`,
      ),
    );
  });
});
