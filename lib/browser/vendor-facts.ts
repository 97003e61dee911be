import { browser } from 'wxt/browser';

import type { Vendor } from '../checkout/sighting.ts';
import { openFacts } from '../vendors/find-facts.ts';
import type { VendorFacts } from '../vendors/vendor-facts.ts';

let directory: Promise<ReturnType<typeof openFacts>> | undefined;

/** What the bundled directory knows about a vendor; read from the extension's own files, on first need. */
export async function factsAbout(vendor: Vendor): Promise<VendorFacts | undefined> {
  directory ??= readDirectory();
  return (await directory)(vendor);
}

async function readDirectory(): Promise<ReturnType<typeof openFacts>> {
  const answer = await fetch(browser.runtime.getURL('/vendor-facts.json'));
  return openFacts(await answer.json());
}
