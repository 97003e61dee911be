import { type CatalogueEntry, catalogueEntry } from '../../lib/policy/catalogue.ts';

interface Column {
  heading: string;
  key: keyof CatalogueEntry;
  write: (entry: CatalogueEntry) => string;
  /** What the schema is then asked about. */
  read: (cell: string) => unknown;
}

const text = (heading: string, key: 'name' | 'category' | 'owner' | 'terms' | 'note'): Column => ({
  heading,
  key,
  write: (entry) => entry[key] ?? '',
  read: (cell) => cell,
});

const many = (heading: string, key: 'domains' | 'alternatives'): Column => ({
  heading,
  key,
  write: (entry) => (entry[key] ?? []).map((value) => value.replaceAll(';', ',')).join('; '),
  read: (cell) =>
    cell
      .split(/[;\n]/)
      .map((value) => value.trim())
      .filter(Boolean),
});

/** The catalogue as a table: one row an entry, several values in one cell with semicolons between them. */
export const columns: readonly Column[] = [
  text('name', 'name'),
  {
    heading: 'status',
    key: 'status',
    write: ({ status }) => status,
    read: (cell) => cell.toLowerCase().replaceAll(/[\s_]+/g, '-'),
  },
  many('domains', 'domains'),
  text('category', 'category'),
  text('owner', 'owner'),
  {
    heading: 'free seats',
    key: 'spareSeats',
    write: ({ spareSeats }) => spareSeats?.toString() ?? '',
    read: (cell) => (/^\d{1,9}$/.test(cell) ? Number(cell) : cell),
  },
  text('terms', 'terms'),
  many('alternatives', 'alternatives'),
  text('note', 'note'),
];

export const NEEDED: readonly string[] = ['name', 'status'];

export const schemaOf = ({ key }: Column) => catalogueEntry.shape[key];
