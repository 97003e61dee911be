import type { CatalogueEntry } from '../../../lib/policy/catalogue.ts';

/** A catalogue entry as it is typed: everything text, lists one a line. */
export interface Row {
  name: string;
  status: CatalogueEntry['status'];
  domains: string;
  alternatives: string;
  category: string;
  owner: string;
  spareSeats: string;
  terms: string;
  note: string;
}

export const toRow = (entry: CatalogueEntry): Row => ({
  name: entry.name,
  status: entry.status,
  domains: entry.domains.join('\n'),
  alternatives: (entry.alternatives ?? []).join('\n'),
  category: entry.category ?? '',
  owner: entry.owner ?? '',
  spareSeats: entry.spareSeats === undefined ? '' : String(entry.spareSeats),
  terms: entry.terms ?? '',
  note: entry.note ?? '',
});

/** What was left empty is left out. Pasted addresses are cut down to their host. */
export function toEntry(row: Row): CatalogueEntry {
  const alternatives = linesOf(row.alternatives);
  const { category, owner, terms, note } = row;
  return {
    name: row.name,
    status: row.status,
    domains: linesOf(row.domains).map(hostOf),
    ...(alternatives.length > 0 ? { alternatives } : {}),
    ...written({ category, owner, terms, note }),
    ...(row.spareSeats.trim() ? { spareSeats: Number(row.spareSeats) } : {}),
  };
}

const written = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([name, text]) => [name, text.trim()])
      .filter(([, text]) => text),
  );

const linesOf = (text: string): string[] =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);

const hostOf = (domain: string): string =>
  domain
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/:?#].*$/, '')
    .replace(/^www\./, '');
