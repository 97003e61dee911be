import { browser } from 'wxt/browser';

import type { VendorFacts } from '../checklist/circumstances.ts';
import type { Vendor } from '../checkout/sighting.ts';
import { type Facts, vendorFactsFile, weighable } from '../vendors/facts.ts';
import { findVendor, findVendorByName } from '../vendors/known-vendors.ts';

let file: Promise<Record<string, Facts>> | undefined;

/** What the bundled directory knows about a vendor; read from the extension's own files, on first need. */
export async function vendorFacts(vendor: Vendor): Promise<VendorFacts & { category?: string }> {
  const known = (vendor.domain && findVendor(vendor.domain)) || findVendorByName(vendor.name);
  if (!known) return {};
  file ??= readFile();
  return { category: known.category, ...weighable((await file)[known.domain]) };
}

async function readFile(): Promise<Record<string, Facts>> {
  const answer = await fetch(browser.runtime.getURL('/vendor-facts.json'));
  return vendorFactsFile.parse(await answer.json()).vendors;
}
