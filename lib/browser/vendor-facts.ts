import { browser } from 'wxt/browser';

import { fold, withoutLegalForm } from '../checkout/seller/names.ts';
import type { Vendor } from '../checkout/sighting.ts';
import { type Facts, vendorFactsFile, weighable } from '../vendors/facts.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';

let directory: Promise<Map<string, Facts>> | undefined;

/** What the bundled directory knows about a vendor; read from the extension's own files, on first need. */
export async function factsAbout({ domain, name }: Vendor): Promise<VendorFacts | undefined> {
  directory ??= readDirectory();
  const found = (domain && (await directory).get(domain)) || (await directory).get(nameKey(name));
  return found ? weighable(found) : undefined;
}

async function readDirectory(): Promise<Map<string, Facts>> {
  const answer = await fetch(browser.runtime.getURL('/vendor-facts.json'));
  const rows = Object.entries(vendorFactsFile.parse(await answer.json()).vendors);
  const byName = rows.map(([, facts]): [string, Facts] => [nameKey(facts.name), facts]);
  return new Map([...byName, ...rows]);
}

// No registrable domain is without a dot, no folded name has one.
const nameKey = (name: string): string => fold(withoutLegalForm(name));
