import { fold, withoutLegalForm } from '../checkout/seller/names.ts';
import { fromText } from '../from-text.ts';
import known from './known.json' with { type: 'json' };
import wellKnown from './well-known.json' with { type: 'json' };

/** A vendor (or shop, bank, film service…) the directory knows. */
export interface KnownVendor {
  name: string;
  domain: string;
  /** A word of the sources, e.g. `developer`, `marketing`, `retail`. */
  category: string;
  sells: 'business-software' | 'something-else' | 'unclear';
}

const BUSINESS = new Set([
  'backup',
  'business',
  'cloud',
  'communication',
  'creativity',
  'developer',
  'domains',
  'email',
  'hosting',
  'identity',
  'legal',
  'marketing',
  'remote',
  'security',
  'task',
  'vpn',
]);
// Where software is sold beside other things, the category says nothing.
const UNCLEAR = new Set([
  'other',
  'finance',
  'payments',
  'iot',
  'education',
  'social',
  'crowdfunding',
]);

let byDomain: Map<string, KnownVendor> | undefined;
let byName: Map<string, KnownVendor> | undefined;

/** By registrable domain, e.g. `notion.so`; constant time after the first look-up. */
export const findVendor = (domain: string): KnownVendor | undefined => index().get(domain);

/**
 * By name, whatever its case, punctuation and legal form: "ATLASSIAN, Inc." is Atlassian; "Harvest" may be anybody.
 */
export function findVendorByName(name: string): KnownVendor | undefined {
  return (byName ??= indexNames()).get(foldName(name));
}

function indexNames(): Map<string, KnownVendor> {
  const names = new Map(
    [...index().values()].toReversed().map((vendor) => [foldName(vendor.name), vendor]),
  );
  // Everyday words begin the names of shops and clubs too: behind a payment page they say nothing.
  for (const name of fromText(wellKnown).byDomainOnly) names.delete(foldName(name));
  return names;
}

function index(): Map<string, KnownVendor> {
  // What is well known comes last: it says more where the open data say "other".
  byDomain ??= new Map(
    [fromText(known), fromText(wellKnown)]
      .flatMap(({ vendors }) => Object.entries(vendors))
      .flatMap(([category, rows]) => rows.map((row) => read(category, row)))
      .map((vendor) => [vendor.domain, vendor]),
  );
  return byDomain;
}

/** "figma.com Figma"; a row without a name is called as its domain: "figma.com" alone would be Figma, too. */
function read(category: string, row: string): KnownVendor {
  const [domain = '', ...words] = row.split(' ');
  const name = words.join(' ') || domain.charAt(0).toUpperCase() + domain.slice(1).split('.')[0]!;
  const sells = BUSINESS.has(category)
    ? 'business-software'
    : UNCLEAR.has(category)
      ? 'unclear'
      : 'something-else';
  return { domain, name, category, sells };
}

const foldName = (name: string): string => fold(withoutLegalForm(name));
