import { getDomain } from 'tldts-experimental';
import * as z from 'zod/mini';

import { line } from '../line.ts';
import type { Facts, SingleSignOn } from './facts.ts';
import { SOURCES } from './sources.ts';

/** A row of the two-factor directory. */
export const siteRow = z.object({
  name: line(80),
  domain: z.string(),
  additionalDomains: z.optional(z.array(z.string())),
  categories: z.array(z.string()).check(z.minLength(1)),
  secondFactor: z.array(z.string()),
});
export type SiteRow = z.infer<typeof siteRow>;

/** A row of the single sign-on price list. */
export const pricingRow = z.object({
  name: line(80),
  vendor_url: z.string(),
  base_pricing: z.string(),
  sso_pricing: z.string(),
  percent_increase: z.optional(z.string()),
  pricing_source: z.string(),
  updated_at: z.iso.date(),
});
export type PricingRow = z.infer<typeof pricingRow>;

/** Nothing is bought there that a checkout detector could mistake for software. */
const LEFT_OUT = new Set(['banking', 'universities', 'cryptocurrencies', 'investing', 'betting']);

/** Vendors that only the price list knows are business software; what for is not said there. */
const UNSORTED = 'business';

export interface Directory {
  known: { sources: typeof SOURCES; vendors: Record<string, string[]> };
  facts: { sources: typeof SOURCES; vendors: Record<string, Facts> };
  refused: string[];
}

/** Joins both sources by registrable domain. What has none is refused, by name. */
export function buildDirectory(
  sites: readonly SiteRow[],
  prices: readonly PricingRow[],
): Directory {
  const vendors: Record<string, string[]> = {};
  const facts: Record<string, Facts> = {};
  const refused: string[] = [];

  const add = (category: string, address: string, name: string): Facts | undefined => {
    const domain = getDomain(address);
    if (!domain) {
      refused.push(`${name} (${address}): no registrable domain`);
      return undefined;
    }
    if (!facts[domain]) (vendors[category] ??= []).push(`${domain} ${name}`);
    return (facts[domain] ??= { name, category });
  };

  for (const site of sites.filter(({ categories }) => !LEFT_OUT.has(categories[0]!)))
    for (const address of [site.domain, ...(site.additionalDomains ?? [])]) {
      const found = add(site.categories[0]!, address, site.name);
      if (found) found.secondFactors ??= site.secondFactor;
    }
  for (const price of prices) {
    const found = add(UNSORTED, price.vendor_url, price.name);
    if (found) (found.singleSignOn ??= []).push(singleSignOnOf(price));
  }
  return {
    known: { sources: SOURCES, vendors },
    facts: { sources: SOURCES, vendors: facts },
    refused,
  };
}

function singleSignOnOf(row: PricingRow): SingleSignOn {
  return {
    product: row.name,
    basePrice: row.base_pricing,
    price: row.sso_pricing,
    ...(row.percent_increase ? { increase: row.percent_increase } : {}),
    source: row.pricing_source,
    updatedAt: row.updated_at,
  };
}
