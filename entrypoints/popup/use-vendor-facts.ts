import { useEffect, useState } from 'react';

import type { ChecklistMaterial } from '../../lib/checklist/checklist.ts';
import type { Vendor } from '../../lib/checkout/sighting.ts';

/** What the vendor directory knows; it comes after the first paint, for it is large. */
export function useVendorFacts({ name, domain }: Vendor): ChecklistMaterial['directory'] {
  const [facts, setFacts] = useState<ChecklistMaterial['directory']>();
  useEffect(() => {
    let isCurrent = true;
    void import('../../lib/browser/vendor-facts.ts')
      .then(({ vendorFacts }) => vendorFacts(domain ? { name, domain } : { name }))
      .then((found) => isCurrent && setFacts(found));
    return () => {
      isCurrent = false;
    };
  }, [name, domain]);
  return facts;
}
