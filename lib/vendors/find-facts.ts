import { fold, withoutLegalForm } from '../checkout/seller/names.ts';
import type { Vendor } from '../checkout/sighting.ts';
import { type Facts, vendorFactsFile, weighable } from './facts.ts';
import type { VendorFacts } from './vendor-facts.ts';

/** The vendor directory, open to questions. */
export interface VendorDirectory {
  /** All it knows, with the sources. */
  lookUp(vendor: Vendor): Facts | undefined;
  /** In the words that nudge and assessment weigh. */
  factsAbout(vendor: Vendor): VendorFacts | undefined;
  /** The vendor at one of these registrable domains, else the one of this name. */
  find(domains: readonly string[], name: string): Vendor | undefined;
}

/** Opens what `public/vendor-facts.json` holds. */
export function openFacts(file: unknown): VendorDirectory {
  const byDomain = new Map(Object.entries(vendorFactsFile.parse(file).vendors));
  // Of several domains with one name the first is the vendor's main one.
  const domainOf = new Map(
    Array.from(byDomain, ([domain, { name }]) => [nameKey(name), domain] as const).toReversed(),
  );
  const domainIn = (domains: readonly string[], name: string) =>
    domains.find((domain) => byDomain.has(domain)) ?? domainOf.get(nameKey(name));
  const lookUp = ({ domain, name }: Vendor) =>
    byDomain.get(domainIn(domain ? [domain] : [], name) ?? '');
  return {
    lookUp,
    factsAbout: (vendor) => {
      const facts = lookUp(vendor);
      return facts && weighable(facts);
    },
    find: (domains, name) => {
      const domain = domainIn(domains, name);
      return domain ? { name: byDomain.get(domain)!.name, domain } : undefined;
    },
  };
}

const nameKey = (name: string): string => fold(withoutLegalForm(name));
