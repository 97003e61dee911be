import type { Vendor } from '../checkout/sighting.ts';
import type { Organisation } from '../consultation/desk-contract.ts';
import { vendorKey } from './vendor-key.ts';

/** How many colleagues ask IT about the same vendor just now; undefined where the desk does not say. */
export function othersAsking(
  organisation: Organisation | null | undefined,
  vendor: Vendor,
): number | undefined {
  const demand = new Map(Object.entries(organisation?.demand ?? {}));
  return demand.get(vendorKey(vendor)) ?? demand.get(vendorKey({ name: vendor.name }));
}
