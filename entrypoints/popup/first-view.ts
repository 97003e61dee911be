import type { StoredSighting } from '../../lib/checkout/sighting.ts';
import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import { vendorKey } from '../../lib/nudge/history.ts';
import type { View } from './popup-context.ts';

/** Where the popup opens: at the consultation that is under way for this checkout, else at the checkout, else at home. */
export function firstView(
  sighting: StoredSighting | undefined,
  consultations: readonly ConsultationRecord[],
  wanted: string | undefined,
): View {
  if (consultations.some(({ request }) => request.id === wanted)) {
    return { at: 'consultation', id: wanted! };
  }
  if (!sighting) return { at: 'home' };
  const underWay = consultations.find((record) => isUnderWay(record, vendorKey(sighting.vendor)));
  if (underWay) return { at: 'consultation', id: underWay.request.id };
  const { vendor, offer, url } = sighting;
  return { at: 'purchase', purchase: { vendor, offer, url, timing: 'before' } };
}

function isUnderWay({ request, conversation }: ConsultationRecord, vendor: string): boolean {
  const isOver =
    conversation?.outcome || ['closed', 'withdrawn'].includes(conversation?.status ?? '');
  return vendorKey(request.vendor) === vendor && !isOver;
}
