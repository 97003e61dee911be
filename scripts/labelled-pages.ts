import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import * as z from 'zod';

const whole = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).optional();
const text = z.string().optional();

const labelledPage = z.object({
  file: z.string().min(1),
  label: z.enum(['saas_checkout', 'other_checkout', 'not_checkout']),
  url: z.url({ protocol: /^https?$/ }),
  lang: text,
  vendor: text,
  product: text,
  plan: text,
  amount: whole,
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
    .optional(),
  period: z.string().optional(),
  seats: whole,
  notes: text,
});

/** A row of `index.tsv`. `amount` is in minor units; what is absent is not shown on the page or not to be judged. */
export type LabelledPage = z.infer<typeof labelledPage> & { path: string };

/**
 * Reads a folder of labelled pages. Columns are found by their names, in any order; the ones after `url` may be
 * missing. Rows that cannot be used come back as sentences that name their line.
 */
export function readLabelledPages(folder: string): { pages: LabelledPage[]; problems: string[] } {
  const index = path.join(folder, 'index.tsv');
  if (!existsSync(index))
    throw new Error(`${index}: no such file. A folder of labelled pages has an index.tsv.`);
  const [head, ...rows] = readFileSync(index, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  const columns = head!.split('\t').map((name) => name.trim());
  for (const needed of ['file', 'label', 'url'])
    if (!columns.includes(needed))
      throw new Error(`${index}: its first line has no column «${needed}».`);

  const pages: LabelledPage[] = [];
  const problems: string[] = [];
  for (const [at, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const line = `${index}:${at + 2}`;
    const cells = row.split('\t').map((cell) => cell.trim());
    const parsed = labelledPage.safeParse(
      Object.fromEntries(columns.map((name, column) => [name, cells[column] || undefined])),
    );
    if (!parsed.success) {
      const said = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      problems.push(`${line}: ${said.join('; ')}`);
      continue;
    }
    const file = path.join(folder, parsed.data.file);
    if (existsSync(file)) pages.push({ ...parsed.data, path: file });
    else problems.push(`${line}: there is no file ${parsed.data.file}`);
  }
  return { pages, problems };
}
