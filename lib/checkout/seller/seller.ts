import {
  type KnownVendor,
  findVendor,
  findVendorByName,
  prepareNames,
} from '../../vendors/known-vendors.ts';
import { servedBy } from '../payment-hosts.ts';
import type { Scene } from '../scene.ts';
import type { Vendor } from '../sighting.ts';
import type { Steps } from '../steps.ts';
import { behindPayment } from './behind-payment.ts';
import { ownSite } from './own-site.ts';
import { namesSaid } from './stated.ts';

const EARLY_LINES = 8;
const SHORTEST_BEGINNING = 5;
const SHORTEST_PRODUCT = 4;

/** Who sells: behind a payment host whom the page names, elsewhere whose site it is; and what the directory knows. */
export function* nameSeller(
  scene: Scene,
): Steps<{ vendor: Vendor; known: KnownVendor | undefined }> {
  const { host, path } = scene.facts;
  const payee = servedBy(host, path);
  if (!payee) {
    const vendor = yield* ownSite(scene);
    return { vendor, known: vendor.domain ? findVendor(vendor.domain) : undefined };
  }
  const name = yield* behindPayment(payee, scene);
  yield* prepareNames();
  const named = knownByName(name);
  const known = named ?? (yield* knownByProduct(scene));
  const vendor = { name: named?.name ?? name, ...(known ? { domain: known.domain } : {}) };
  return { vendor, known };
}

/** "OpenAI Ireland Limited" is OpenAI: the longest beginning of a name that the directory has. */
function knownByName(name: string, shortest = SHORTEST_BEGINNING): KnownVendor | undefined {
  const words = name.split(/\s+/);
  for (let count = words.length; count > 0; count--) {
    const known = findVendorByName(words.slice(0, count).join(' '));
    if (known && (count === words.length || known.name.length >= shortest)) return known;
  }
  return undefined;
}

/** "Subscribe to Dify Professional", from a company nobody knows by that name: Dify, if it is known for software. */
function* knownByProduct(scene: Scene): Steps<KnownVendor | undefined> {
  const names = yield* namesSaid(['subscribeTo'], scene, scene.facts.lines.slice(0, EARLY_LINES));
  return names
    .map((name) => knownByName(name, SHORTEST_PRODUCT))
    .find((known) => known?.sells === 'business-software');
}
