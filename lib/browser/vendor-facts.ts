import { browser } from 'wxt/browser';

import type { Vendor } from '../checkout/sighting.ts';
import type { FoundVendor } from '../messages.ts';
import { type VendorDirectory, openFacts } from '../vendors/find-facts.ts';
import { namedVendor } from '../vendors/named-vendor.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';
import { read } from './stored.ts';

let directory: Promise<VendorDirectory> | undefined;

/** What the bundled directory knows about a vendor; read from the extension's own files, on first need. */
export async function factsAbout(vendor: Vendor): Promise<VendorFacts | undefined> {
  return (await openDirectory()).factsAbout(vendor);
}

/** Who is meant by what a buyer wrote, and what is known of them. */
export async function findVendor(written: string): Promise<FoundVendor> {
  const [organisation, { policy }] = await Promise.all([read('organisation'), read('policy')]);
  const catalogue = organisation?.value.catalogue ?? policy.catalogue ?? [];
  const vendor = namedVendor(written, catalogue, await openDirectory());
  const vendorFacts = await factsAbout(vendor);
  return { vendor, ...(vendorFacts && { vendorFacts }) };
}

function openDirectory(): Promise<VendorDirectory> {
  directory ??= readDirectory();
  return directory;
}

async function readDirectory(): Promise<VendorDirectory> {
  const answer = await fetch(browser.runtime.getURL('/vendor-facts.json'));
  return openFacts(await answer.json());
}
