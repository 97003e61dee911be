import { describe, expect, it } from 'vitest';

import { buildDirectory, pricingRow, siteRow } from '../../lib/vendors/build.ts';
import { weighable } from '../../lib/vendors/facts.ts';

const site = (over: object) =>
  siteRow.parse({
    name: 'Acme',
    domain: 'app.acme.example',
    categories: ['task'],
    secondFactor: ['totp'],
    ...over,
  });
const price = (over: object) =>
  pricingRow.parse({
    name: 'Acme',
    vendor_url: 'https://www.acme.example/pricing',
    base_pricing: '$5',
    sso_pricing: '$15',
    percent_increase: '200%',
    pricing_source: 'https://acme.example/pricing',
    updated_at: '2026-01-31',
    ...over,
  });

describe('building the vendor directory', () => {
  it('joins both sources by registrable domain', () => {
    const { known, facts } = buildDirectory([site({})], [price({})]);
    expect(known.vendors).toEqual({ task: ['acme.example Acme'] });
    expect(weighable(facts.vendors['acme.example']!)).toEqual({
      category: 'task',
      secondFactor: true,
      singleSignOnCostsExtra: true,
    });
  });

  it('keeps every domain of a vendor, once', () => {
    const { known } = buildDirectory(
      [site({ additionalDomains: ['acme.test', 'www.acme.example'] })],
      [],
    );
    expect(known.vendors.task).toEqual(['acme.example Acme', 'acme.test Acme']);
  });

  it('does not claim an extra price where the increase is unknown', () => {
    const { facts } = buildDirectory([], [price({ percent_increase: '???' })]);
    expect(weighable(facts.vendors['acme.example']!)).toEqual({
      category: 'business',
      singleSignOnCostsExtra: false,
    });
  });

  it('says nothing about a second factor nobody looked at', () => {
    const { facts } = buildDirectory([], [price({})]);
    expect(weighable(facts.vendors['acme.example']!)).not.toHaveProperty('secondFactor');
  });

  it('names what it cannot place, and leaves banks and universities out', () => {
    const { known, refused } = buildDirectory(
      [site({ domain: 'localhost' }), site({ domain: 'bank.example', categories: ['banking'] })],
      [],
    );
    expect(known.vendors).toEqual({});
    expect(refused).toEqual(['Acme (localhost): no registrable domain']);
  });
});
