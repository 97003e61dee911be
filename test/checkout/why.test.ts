import { describe, expect, it } from 'vitest';

import { EVIDENCE } from '../../lib/checkout/evidence/table.ts';
import { whySpotted } from '../../lib/checkout/why.ts';
import { wordingOf } from '../locale.ts';

const { say, t } = await wordingOf('en');

describe('why a purchase was spotted', () => {
  it('is told by what spoke loudest for it, and never by what spoke against it', () => {
    const why = whySpotted([
      { kind: 'workspace', weight: 0.4 },
      { kind: 'shipping-fields', weight: -2 },
      { kind: 'subscription-order', weight: 2.1 },
      { kind: 'seats', weight: 1.2, seen: 'per user' },
      { kind: 'trial', weight: 0.9 },
      { kind: 'renewal', weight: 0.8 },
    ]);
    expect(why.map(({ phrase, seen }) => [say(phrase), seen])).toEqual([
      ['An order for a price that comes back every month or year', undefined],
      ['A price or number by the seat or user', 'per user'],
      ['A free trial', undefined],
      ['Words about renewing or cancelling', undefined],
    ]);
  });

  it.each(EVIDENCE.filter(({ speaks }) => speaks === 'for').map(({ kind }) => kind))(
    'has words for %s',
    (kind) => {
      expect(t(`evidence.${kind}`)).not.toBe('');
    },
  );
});
