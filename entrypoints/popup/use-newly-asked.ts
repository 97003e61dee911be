import { useEffect, useState } from 'react';

import type { Vendor } from '../../lib/checkout/sighting.ts';
import { vendorKey } from '../../lib/nudge/vendor-key.ts';
import { usePopup } from './popup-context.ts';

/** Leads to the consultation once this purchase was asked about, here or in another popup: never twice by mistake. */
export function useNewlyAsked(vendor: Vendor): void {
  const { stored, go } = usePopup();
  const [known] = useState(() => new Set(stored.consultations.map(({ request }) => request.id)));
  const key = vendorKey(vendor);
  const asked = stored.consultations.find(
    ({ request }) => !known.has(request.id) && vendorKey(request.vendor) === key,
  )?.request.id;
  useEffect(() => {
    if (asked) go({ at: 'consultation', id: asked });
  }, [asked, go]);
}
