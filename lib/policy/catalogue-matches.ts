import type { Vendor } from '../checkout/sighting.ts';
import type { CatalogueEntry } from './catalogue.ts';

export interface CatalogueMatches {
  /** What the organisation says about this very software. */
  own?: CatalogueEntry;
  /** Approved software for the same purpose, what IT named itself first. */
  similar: CatalogueEntry[];
}

const MOST_SIMILAR = 5;

/**
 * What the organisation's catalogue knows about a vendor. `category`: what the vendor directory says it is for, where
 * the catalogue has no entry of its own.
 */
export function catalogueMatches(
  catalogue: readonly CatalogueEntry[],
  vendor: Vendor,
  category?: string,
): CatalogueMatches {
  const own = catalogue.find((entry) => isAbout(entry, vendor));
  const approved = catalogue.filter((entry) => entry !== own && entry.status === 'approved');
  const named = (own?.alternatives ?? [])
    .filter((name) => fold(name) !== fold(own?.name ?? ''))
    .map((name) => approved.find((entry) => fold(entry.name) === fold(name)) ?? stranger(name));
  const purpose = own?.category ?? category;
  const sameCategory = approved.filter(
    (entry) => purpose && entry.category && fold(entry.category) === fold(purpose),
  );
  const similar = [...new Set([...named, ...sameCategory])].slice(0, MOST_SIMILAR);
  return own ? { own, similar } : { similar };
}

function isAbout(entry: CatalogueEntry, vendor: Vendor): boolean {
  if (vendor.domain && entry.domains.includes(vendor.domain)) return true;
  return fold(entry.name) === fold(vendor.name);
}

/** An alternative IT named without giving it a row of its own. */
const stranger = (name: string): CatalogueEntry => ({ name, domains: [], status: 'approved' });

const fold = (text: string) => text.trim().toLocaleLowerCase('en');
