import { describe, expect, it } from 'vitest';

import { vendorFactsFile } from '../../lib/vendors/facts.ts';
import { findVendor, findVendorByName } from '../../lib/vendors/known-vendors.ts';
import known from '../../lib/vendors/known.json' with { type: 'json' };
import facts from '../../public/vendor-facts.json' with { type: 'json' };

describe('the vendor directory', () => {
  it.each([
    ['slack.com', 'Slack', 'business-software'],
    ['zoom.us', 'Zoom', 'business-software'],
    ['netflix.com', 'Netflix', 'something-else'],
  ])('knows %s as %s, which sells %s', (domain, name, sells) => {
    expect(findVendor(domain)).toMatchObject({ name, sells });
  });

  it.each(['slack', 'SLACK, Inc.', 'Slack Ltd.'])('finds %s by name', (name) => {
    expect(findVendorByName(name)?.domain).toBe('slack.com');
  });

  it.each(['', '__proto__', 'constructor', 'nobody.example'])('knows nothing of %j', (text) => {
    expect(findVendor(text)).toBeUndefined();
    expect(findVendorByName(text)).toBeUndefined();
  });

  it('says of both files where their facts come from and on which terms', () => {
    for (const { sources } of [known, facts])
      expect(Object.values(sources).map(({ licence }) => licence)).toEqual(['MIT', 'Apache-2.0']);
  });

  it('has a known vendor for every fact, in the shape the extension reads', () => {
    const { vendors } = vendorFactsFile.parse(facts);
    expect(Object.keys(vendors).length).toBeGreaterThan(1500);
    expect(Object.keys(vendors).filter((domain) => !findVendor(domain))).toEqual([]);
  });
});
