import type { Offer } from '../checkout/sighting.ts';
import type { Phrase } from '../phrase.ts';

/** What is worth a minute when buying, for whoever does buy; the most telling first. */
export function purchaseTips(offer: Offer): Phrase[] {
  const renews = offer.period !== 'once';
  const tips = [
    offer.trialDays && 'trial',
    renews && 'auto_renew',
    offer.period === 'month' && 'monthly_first',
    offer.period === 'year' && 'yearly_price',
    'billing_address',
    (offer.seats ?? 1) > 1 && 'second_admin',
    'work_account',
    'export',
  ];
  return tips.flatMap((tip) => (tip ? [{ key: `purchase_tip.${tip}` }] : []));
}
