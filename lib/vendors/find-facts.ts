import { fold, withoutLegalForm } from '../checkout/seller/names.ts';
import type { Vendor } from '../checkout/sighting.ts';
import { type Facts, vendorFactsFile, weighable } from './facts.ts';
import type { VendorFacts } from './vendor-facts.ts';

/** Opens what `public/vendor-facts.json` holds for questions about vendors. */
export function openFacts(file: unknown): (vendor: Vendor) => VendorFacts | undefined {
  const rows = Object.entries(vendorFactsFile.parse(file).vendors);
  const byName = rows.map(([, facts]): [string, Facts] => [nameKey(facts.name), facts]);
  const directory = new Map([...byName, ...rows]);
  return ({ domain, name }) => {
    const found = (domain && directory.get(domain)) || directory.get(nameKey(name));
    return found ? weighable(found) : undefined;
  };
}

// No registrable domain is without a dot, no folded name has one.
const nameKey = (name: string): string => fold(withoutLegalForm(name));
