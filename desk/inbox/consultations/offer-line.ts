import { TIMES_A_YEAR } from '../../../lib/checklist/yearly-cost.ts';
import type { Money, Offer } from '../../../lib/checkout/sighting.ts';
import type { Wording } from '../../../lib/wording.ts';
import { dotted } from '../parts/dotted.ts';

/** "€144 a month", or '' where the page showed no price. */
export function priceOf(offer: Offer | undefined, { t, money }: Wording): string {
  if (!offer?.price) return '';
  const price = money(offer.price);
  if (!offer.period) return price;
  return t('price_per_period', { price, period: t(`period.${offer.period}`) });
}

/** "Pro · 12 seats": what is known of the offer beside its price. */
export function planOf(offer: Offer | undefined, wording: Wording): string {
  const seats = offer?.seats !== undefined && wording.t('seats', { count: offer.seats });
  return dotted(wording, [offer?.plan, seats]);
}

export function offerLine(offer: Offer | undefined, wording: Wording): string {
  return dotted(wording, [priceOf(offer, wording), planOf(offer, wording)]);
}

/** What a price paid several times a year comes to in one. */
export function yearlyOf(offer: Offer | undefined): Money | undefined {
  const times = offer?.period ? TIMES_A_YEAR[offer.period] : 1;
  if (times === 1 || !offer?.price) return undefined;
  return { ...offer.price, minor: offer.price.minor * times };
}
