import { fold, withoutLegalForm } from '../checkout/seller/names.ts';
import { type Steps, atOnce } from '../checkout/steps.ts';
import { fromText } from '../from-text.ts';
import openData from './known.json' with { type: 'json' };
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

/** A page asks about its own domain again and again. */
const found = new Map<string, KnownVendor | undefined>();

/**
 * By registrable domain, e.g. `notion.so`; constant time after the first look-up. That one passes over the rows, which
 * costs a tenth of what an index of them would: a document has one domain.
 */
export function findVendor(domain: string): KnownVendor | undefined {
  if (!found.has(domain)) found.set(domain, lookUp(domain));
  return found.get(domain);
}

function lookUp(domain: string): KnownVendor | undefined {
  for (const [category, rows] of lists().toReversed()) {
    const row = rows.findLast((one) => one.startsWith(domain) && domainIn(one) === domain);
    if (row) return read(category, row);
  }
  return undefined;
}

type List = [category: string, rows: string[]];
let known: List[] | undefined;

/** What is well known comes last: it says more where the open data say "other". */
const lists = (): List[] =>
  (known ??= [fromText(openData), fromText(wellKnown)].flatMap(({ vendors }) =>
    Object.entries<string[]>(vendors),
  ));

let byName: ReadonlyMap<string, KnownVendor> | undefined;

/**
 * By name, whatever its case, punctuation and legal form: "ATLASSIAN, Inc." is Atlassian; "Harvest" may be anybody.
 */
export const findVendorByName = (name: string): KnownVendor | undefined =>
  (byName ??= atOnce(indexNames())).get(foldName(name));

/** Makes {@link findVendorByName} ready in steps: the first time takes tens of milliseconds. */
export function* prepareNames(): Steps<void> {
  byName ??= yield* indexNames();
}

const ROWS_A_STEP = 64;

function* indexNames(): Steps<ReadonlyMap<string, KnownVendor>> {
  const vendors = new Map<string, KnownVendor>();
  for (const [category, rows] of lists())
    for (const [at, row] of rows.entries()) {
      vendors.set(domainIn(row), read(category, row));
      if (at % ROWS_A_STEP === 0) yield;
    }
  const names = new Map<string, KnownVendor>();
  let count = 0;
  // Of several domains with one name the first is the vendor's main one.
  for (const vendor of vendors.values()) {
    const name = foldName(vendor.name);
    if (!names.has(name)) names.set(name, vendor);
    if (++count % ROWS_A_STEP === 0) yield;
  }
  // Everyday words begin the names of shops and clubs too: behind a payment page they say nothing.
  for (const name of fromText(wellKnown).byDomainOnly) names.delete(foldName(name));
  return names;
}

const domainIn = (row: string): string => row.split(' ', 1)[0]!;

/** "OpenAI (ChatGPT)" */
const ALSO_CALLED = /^(.{4,}?\S)\s*\(.*\)$/;

/** "figma.com Figma"; a row without a name is called as its domain: "figma.com" alone would be Figma, too. */
function read(category: string, row: string): KnownVendor {
  const [domain = '', ...words] = row.split(' ');
  const name =
    words.join(' ').replace(ALSO_CALLED, '$1') ||
    domain.charAt(0).toUpperCase() + domain.slice(1).split('.')[0]!;
  const sells = BUSINESS.has(category)
    ? 'business-software'
    : UNCLEAR.has(category)
      ? 'unclear'
      : 'something-else';
  return { domain, name, category, sells };
}

const foldName = (name: string): string => fold(withoutLegalForm(name));
