import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import type { Db } from './database.ts';

export interface CatalogueItem {
  id: string;
  entry: CatalogueEntry;
}

/** The organisation's own list, by name. */
export async function readCatalogue(db: Db): Promise<CatalogueItem[]> {
  const rows = await db
    .selectFrom('catalogue_entry')
    .select(['id', 'entry'])
    .orderBy('sort_name')
    .orderBy('id')
    .execute();
  return rows.map(({ id, entry }) => ({ id, entry: JSON.parse(entry) as CatalogueEntry }));
}

export async function writeCatalogueItem(db: Db, { id, entry }: CatalogueItem): Promise<void> {
  const row = { sort_name: entry.name.toLowerCase(), entry: JSON.stringify(entry) };
  await db
    .insertInto('catalogue_entry')
    .values({ id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Returns whether it was there. */
export async function deleteCatalogueItem(db: Db, id: string): Promise<boolean> {
  const gone = await db.deleteFrom('catalogue_entry').where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
