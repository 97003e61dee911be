import { fold } from '../checkout/seller/names.ts';
import type { Vendor } from '../checkout/sighting.ts';
import type { CatalogueEntry } from '../policy/catalogue.ts';
import type { VendorDirectory } from './find-facts.ts';

/**
 * The vendor that a buyer means who writes "Figma" or pastes "https://www.figma.com/pricing": one of the organisation's
 * list, else of the directory, else just that name.
 */
export function namedVendor(
  written: string,
  catalogue: readonly CatalogueEntry[],
  directory: VendorDirectory,
): Vendor {
  const domains = domainsIn(written);
  const entry = catalogue.find(
    (entry) =>
      fold(entry.name) === fold(written) || entry.domains.some((own) => domains.includes(own)),
  );
  if (!entry) return directory.find(domains, written) ?? { name: written };
  const domain = entry.domains.find((own) => domains.includes(own)) ?? entry.domains[0];
  return { name: entry.name, ...(domain && { domain }) };
}

const HOST = /^(?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?:[/:?#].*)?$/i;

/** The host that was written and those above it: "app.figma.com", "figma.com". */
function domainsIn(written: string): string[] {
  const labels = HOST.exec(written.trim())?.[1]?.toLowerCase().split('.') ?? [];
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'));
}
