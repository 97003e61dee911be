import type { Vendor } from '../checkout/sighting.ts';
import type { ConsultationRecord } from '../consultation/consultation-record.ts';
import type { Advice } from '../consultation/consultation.ts';
import { vendorKey } from './vendor-key.ts';

/** After this long another purchase from the same vendor is another question. */
const STALE_MS = 90 * 86_400_000;

/** The newest consultation about a vendor that is neither over nor stale. */
export function consultationAbout(
  vendor: Vendor,
  consultations: readonly ConsultationRecord[],
  now: Date,
): ConsultationRecord | undefined {
  return consultations
    .filter((record) => isSame(record.request.vendor, vendor) && isUnderWay(record))
    .filter((record) => now.getTime() - Date.parse(newestMoment(record)) < STALE_MS)
    .sort((a, b) => Date.parse(b.request.createdAt) - Date.parse(a.request.createdAt))[0];
}

export function newestAdvice({ conversation }: ConsultationRecord): Advice | undefined {
  return conversation?.advice.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}

function isSame(one: Vendor, other: Vendor): boolean {
  return vendorKey(one) === vendorKey(other) || one.name.toLowerCase() === other.name.toLowerCase();
}

function isUnderWay({ delivery, conversation, pending }: ConsultationRecord): boolean {
  if (delivery.state === 'refused') return false;
  if (conversation?.outcome || pending.some(({ kind }) => kind !== 'message')) return false;
  return conversation?.status !== 'closed' && conversation?.status !== 'withdrawn';
}

function newestMoment(record: ConsultationRecord): string {
  return newestAdvice(record)?.at ?? record.request.createdAt;
}
