import { describe, expect, it } from 'vitest';

import { purchaseTips } from '../../lib/checklist/purchase-tips.ts';
import type { Offer } from '../../lib/checkout/sighting.ts';

describe('tips for whoever buys', () => {
  it.each<[Offer, string[]]>([
    [
      { period: 'month', seats: 5 },
      ['auto_renew', 'monthly_first', 'billing_address', 'second_admin', 'work_account', 'export'],
    ],
    [
      { period: 'year', trialDays: 14 },
      ['trial', 'auto_renew', 'yearly_price', 'billing_address', 'work_account', 'export'],
    ],
    [{ period: 'once' }, ['billing_address', 'work_account', 'export']],
  ])('for %o are %o', (offer, tips) => {
    expect(purchaseTips(offer).map(({ key }) => key.replace('purchase_tip.', ''))).toEqual(tips);
  });
});
