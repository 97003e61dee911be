import { getDomain } from 'tldts-experimental';
import { describe, expect, it } from 'vitest';

import { findVendor, findVendorByName } from '../../lib/vendors/known-vendors.ts';
import known from '../../lib/vendors/known.json' with { type: 'json' };
import wellKnown from '../../lib/vendors/well-known.json' with { type: 'json' };

const rowsOf = ({ vendors }: { vendors: Record<string, string[]> }) =>
  Object.entries(vendors).flatMap(([category, rows]) =>
    rows.map((row) => {
      const domain = row.split(' ')[0]!;
      return { category, domain, name: row.slice(domain.length + 1) || findVendor(domain)!.name };
    }),
  );
const rows = rowsOf(wellKnown);
const domains = rows.map(({ domain }) => domain);
const repeated = (all: readonly string[]) => all.filter((one, at) => all.indexOf(one) !== at);

describe('the list of well-known sellers', () => {
  it('names each domain once, in order', () => {
    expect(repeated(domains)).toEqual([]);
    for (const listed of Object.values(wellKnown.vendors)) {
      const own = listed.map((row) => row.split(' ')[0]!);
      expect(own).toEqual(own.toSorted());
    }
  });

  it('says of each where one buys: a registrable domain', () => {
    expect(domains.filter((domain) => getDomain(domain) !== domain)).toEqual([]);
  });

  it('has a short name for each, in one line', () => {
    const NAME = /^[\p{L}\p{N}\p{P}\p{S}]+( [\p{L}\p{N}\p{P}\p{S}]+)*$/u;
    const odd = rows.filter(({ name }) => !NAME.test(name) || name.length > 40);
    expect(odd).toEqual([]);
  });

  it.each([
    ['Airtable', 'airtable.com', 'business-software'],
    ['Fakturoid', 'fakturoid.cz', 'business-software'],
    ['サイボウズ', 'cybozu.co.jp', 'business-software'],
    ['Zalando', 'zalando.at', 'something-else'],
  ])('has %s, under %s, as a seller of %s', (name, domain, sells) => {
    expect(findVendor(domain)).toMatchObject({ name, sells });
    expect(findVendorByName(name)?.sells).toBe(sells);
  });

  it('says nothing that the open data say already', () => {
    const said = new Map(
      rowsOf(known).map(({ domain, category, name }) => [domain, `${category} ${name}`]),
    );
    const same = rows.filter(
      ({ domain, category, name }) => said.get(domain) === `${category} ${name}`,
    );
    expect(same).toEqual([]);
  });

  it('keeps a name for look-up only where it is one kind of seller’s', () => {
    const otherKind = [...rowsOf(known), ...rows].filter(({ domain }) => {
      const { name, sells } = findVendor(domain)!;
      const found = findVendorByName(name)?.sells ?? sells;
      return found !== sells && found !== 'unclear' && sells !== 'unclear';
    });
    expect(otherKind).toEqual([]);
  });

  it.each(wellKnown.byDomainOnly)('knows the everyday word %s by its domain only', (name) => {
    const owner = [...rows, ...rowsOf(known)].find((row) => row.name === name);
    expect(findVendor(owner!.domain)?.name).toBe(name);
    expect(findVendorByName(name)).toBeUndefined();
  });
});
