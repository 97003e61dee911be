import type { StoredSighting } from '../../lib/checkout/sighting.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Request } from '../../lib/consultation/consultation.ts';
import { draftOfRequest } from '../../lib/consultation/draft-of-request.ts';
import { consultationAbout } from '../../lib/nudge/consultation-about.ts';
import type { Purchase, View } from './popup-context.ts';

/** Where the popup opens: at what was wanted, at what is under way for this checkout, at the checkout, or at home. */
export function firstView(
  sighting: StoredSighting | undefined,
  consultations: readonly ConsultationRecord[],
  wanted: string | undefined,
  now: Date,
): View {
  const asked =
    consultations.find(({ request }) => request.id === wanted) ??
    (sighting && consultationAbout(sighting.vendor, consultations, now));
  if (asked) return { at: 'consultation', id: asked.request.id };
  return viewOfCheckout(sighting);
}

/** At the checkout in the tab, or at home where there is none. */
export function viewOfCheckout(sighting: StoredSighting | undefined): View {
  if (!sighting) return { at: 'home' };
  const { vendor, offer, url, evidence, vendorFacts, holdOut } = sighting;
  return {
    at: 'purchase',
    purchase: { vendor, offer, url, evidence, vendorFacts, holdOut, timing: 'before' },
  };
}

/** A request as it was written: to change it and send it again, or (`spotted`) to ask anew. */
export const viewOfRequest = (request: Request, start: Purchase['start']): View => ({
  at: 'purchase',
  purchase: {
    vendor: request.vendor,
    offer: request.offer ?? {},
    timing: request.timing,
    draft: draftOfRequest(request),
    ...(start && { start }),
    ...(request.url && { url: request.url }),
  },
});
