import { describe, expect, it } from 'vitest';

import { toEntry, toRow } from '../../../desk/inbox/catalogue/catalogue-row.ts';
import { type CatalogueEntry, catalogueEntry } from '../../../lib/policy/catalogue.ts';

const full: CatalogueEntry = {
  name: 'Outline',
  domains: ['outline.example', 'getoutline.example'],
  status: 'approved',
  category: 'notes',
  owner: 'Workplace team',
  spareSeats: 0,
  alternatives: ['Paper', 'Pens'],
  terms: '20 % off from ten seats',
  note: 'Ask for a seat.',
};

describe('a catalogue entry as it is typed', () => {
  it('comes back as it was', () => {
    expect(toEntry(toRow(full))).toEqual(full);
    const bare = { name: 'X', domains: [], status: 'discouraged' } as const;
    expect(toEntry(toRow({ ...bare, domains: [] }))).toEqual(bare);
  });

  it('takes pasted addresses for domains', () => {
    const typed = 'https://www.Figma.com/pricing?x=1, penpot.app\n\n http://a.example:8080';
    const { domains } = toEntry({ ...toRow(full), domains: typed });
    expect(domains).toEqual(['figma.com', 'penpot.app', 'a.example']);
    expect(catalogueEntry.safeParse({ ...full, domains }).success).toBe(true);
  });
});
