import { describe, expect, it } from 'vitest';

import fitted from '../../lib/checkout/weights.json' with { type: 'json' };
import { documentedRows, evidenceRows } from '../../scripts/evidence-table.ts';

describe('docs/spotting.md', () => {
  it('lists every kind of evidence with the weight it has', () => {
    expect(documentedRows()).toEqual(evidenceRows(fitted.weights));
  });
});
