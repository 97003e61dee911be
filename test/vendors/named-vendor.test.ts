import { describe, expect, it } from 'vitest';

import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { openFacts } from '../../lib/vendors/find-facts.ts';
import { namedVendor } from '../../lib/vendors/named-vendor.ts';

const directory = openFacts({
  vendors: {
    'figma.com': { name: 'Figma', category: 'creativity', secondFactors: ['totp'] },
    'figma.example': { name: 'Figma', category: 'other' },
    'boards.co.uk': { name: 'Boards', category: 'task', secondFactors: [] },
  },
});
const catalogue: CatalogueEntry[] = [
  { name: 'House Wiki', domains: ['wiki.example', 'docs.example'], status: 'approved' },
  { name: 'Paper', domains: [], status: 'approved' },
];
const figma = { name: 'Figma', domain: 'figma.com' };

describe('a vendor that the buyer names', () => {
  it.each([
    ['Figma', figma],
    ['figma, Inc.', figma],
    ['figma.com', figma],
    ['https://www.figma.com/pricing?plan=pro', figma],
    ['FIGMA.COM:443/x', figma],
    ['app.boards.co.uk', { name: 'Boards', domain: 'boards.co.uk' }],
    ['house wiki', { name: 'House Wiki', domain: 'wiki.example' }],
    ['http://docs.example', { name: 'House Wiki', domain: 'docs.example' }],
    ['Paper', { name: 'Paper' }],
    ['Something of my cousin’s', { name: 'Something of my cousin’s' }],
    ['nobody.example', { name: 'nobody.example' }],
    ['constructor', { name: 'constructor' }],
    ['__proto__', { name: '__proto__' }],
  ])('as %s is found', (written, vendor) => {
    expect(namedVendor(written, catalogue, directory)).toEqual(vendor);
  });

  it('is known for what the directory says', () => {
    expect(directory.factsAbout(figma)).toEqual({ category: 'creativity', secondFactor: true });
    expect(directory.factsAbout({ name: 'BOARDS' })).toMatchObject({ secondFactor: false });
    expect(directory.factsAbout({ name: 'Nobody' })).toBeUndefined();
  });

  it('of 100,000 characters takes no time', () => {
    const long = `${'a.'.repeat(50_000)}`;
    expect(namedVendor(long, catalogue, directory)).toEqual({ name: long });
  });
});
