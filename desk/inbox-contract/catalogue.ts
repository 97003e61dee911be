import * as z from 'zod/mini';

import { catalogueEntry } from '../../lib/policy/catalogue.ts';

export const catalogueItem = z.strictObject({ id: z.uuid(), entry: catalogueEntry });
export type CatalogueItem = z.infer<typeof catalogueItem>;

/** The catalogue as CSV: `GET` gives it, `POST` (text/csv) takes it in, all or nothing. */
export const CATALOGUE_FILE_PATH = '/api/inbox/catalogue.csv';

export const imported = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int() });
export type Imported = z.infer<typeof imported>;
