import { describe, expect, it } from 'vitest';

import { catalogueMatches } from '../../lib/policy/catalogue-matches.ts';
import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';

const entry = (name: string, more: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  name,
  domains: [],
  status: 'approved',
  ...more,
});

const boards = entry('Boardly', { domains: ['boardly.com'], category: 'Whiteboards' });
const sketch = entry('Sketchpad', { category: 'whiteboards' });
const notYet = entry('Drawhub', { category: 'Whiteboards', status: 'under-review' });
const notes = entry('Noteful', {
  category: 'Notes',
  status: 'discouraged',
  alternatives: ['sketchpad', 'Paper'],
});
const catalogue = [boards, sketch, notYet, notes];

describe('what the catalogue knows about a vendor', () => {
  it.each([
    ['by its domain', { name: 'Something else', domain: 'boardly.com' }],
    ['by its name, however it is written', { name: ' BOARDLY ' }],
  ])('is found %s', (_, vendor) => {
    expect(catalogueMatches(catalogue, vendor).own).toBe(boards);
  });

  it('includes approved software of the same category, never what is not approved', () => {
    expect(catalogueMatches(catalogue, { name: 'Drawhub' }).similar).toEqual([boards, sketch]);
    expect(catalogueMatches(catalogue, { name: 'Stranger' }, 'whiteboards').similar).toEqual([
      boards,
      sketch,
    ]);
  });

  it('puts what IT named itself first, also where that has no row of its own', () => {
    const { similar } = catalogueMatches(catalogue, { name: 'Noteful' });
    expect(similar.map(({ name }) => name)).toEqual(['Sketchpad', 'Paper']);
  });

  it('ends where alternatives name each other, or themselves', () => {
    const round = [entry('A', { alternatives: ['B', 'a'] }), entry('B', { alternatives: ['A'] })];
    expect(catalogueMatches(round, { name: 'A' }).similar.map(({ name }) => name)).toEqual(['B']);
  });

  it('is nothing about software nobody listed', () => {
    expect(catalogueMatches(catalogue, { name: 'Stranger' })).toEqual({ similar: [] });
    expect(catalogueMatches([], { name: 'Boardly' })).toEqual({ similar: [] });
  });
});
