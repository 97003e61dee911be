import { getDomain } from 'tldts-experimental';

import {
  type KnownVendor,
  findVendor,
  findVendorByName,
  prepareNames,
} from '../../vendors/known-vendors.ts';
import { type PaymentHost, servedBy } from '../payment-hosts.ts';
import type { Scene } from '../scene.ts';
import type { Vendor } from '../sighting.ts';
import type { Steps } from '../steps.ts';
import { behindPayment } from './behind-payment.ts';
import { isAtHome, siteName, statedSeller } from './own-site.ts';
import { earlyLines, namesSaid } from './stated.ts';

const SHORTEST_BEGINNING = 5;
const SHORTEST_PRODUCT = 4;

interface Seller {
  vendor: Vendor;
  /** What the directory knows of the vendor, or of the marketplace where it does not know the vendor. */
  known: KnownVendor | undefined;
}

/** Who sells: behind a payment host whom the page names, elsewhere whose site it is; and what the directory knows. */
export function* nameSeller(scene: Scene): Steps<Seller> {
  const payee = servedBy(scene.facts.host, scene.facts.path);
  return payee ? yield* throughPayment(payee, scene) : yield* onSite(scene);
}

function* onSite(scene: Scene): Steps<Seller> {
  const { host } = scene.facts;
  const domain = getDomain(host) ?? undefined;
  const owner = domain ? findVendor(domain) : undefined;
  const stated = yield* statedSeller(scene);
  if (stated && !isAtHome(stated, domain ?? host)) {
    yield* prepareNames();
    const known = knownByName(stated);
    return { vendor: named(stated, known?.domain), known: known ?? owner };
  }
  return { vendor: named(stated ?? (yield* siteName(scene, domain)), domain), known: owner };
}

function* throughPayment(payee: PaymentHost, scene: Scene): Steps<Seller> {
  const name = yield* behindPayment(payee, scene);
  yield* prepareNames();
  const known = knownByName(name);
  // "LangGenius, Inc." is known by what it sells: Dify.
  const seller = known ?? (yield* knownByProduct(scene));
  return { vendor: named(seller?.name ?? name, seller?.domain), known: seller };
}

const named = (name: string, domain: string | undefined): Vendor =>
  domain ? { name, domain } : { name };

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
  const names = yield* namesSaid(['subscribeTo'], scene, earlyLines(scene.facts.lines));
  return names
    .map((name) => knownByName(name, SHORTEST_PRODUCT))
    .find((known) => known?.sells === 'business-software');
}
