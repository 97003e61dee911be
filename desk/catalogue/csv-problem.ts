import { filledIn } from '../../lib/wording.ts';
import type { InboxProblem } from '../inbox-contract/problem.ts';

/** What is wrong in a table, and where: `line 4, status`. */
export type CsvProblem = NonNullable<InboxProblem['errors']>[number];

/** In words for whoever reads the API; the inbox says each of these in its own language. */
const SAYS = {
  empty: 'there is no software in it',
  too_many_rows: 'at most {most} rows are taken',
  not_utf8: 'is not UTF-8: save it as “CSV UTF-8”',
  quote_open: 'a quote is opened and never closed',
  quote_misplaced: 'a quote is out of place',
  column_twice: 'is there twice',
  column_unknown: 'is not one of {known}',
  column_missing: 'has no column “{needed}”',
  name_twice: 'is on line {before} already',
  too_many_cells: 'has {cells} cells, but there are {columns} columns',
};

interface Place {
  line?: number;
  column?: string;
}

/** What is wrong with one cell, in the words of its schema. */
export const wrongCell = ({ line, column }: Place, message: string): CsvProblem => ({
  path: [line && `line ${line}`, column].filter(Boolean).join(', '),
  message,
  params: { ...(line && { line: String(line) }), ...(column && { column }) },
});

export function csvProblem(
  code: keyof typeof SAYS,
  place: Place = {},
  more: Record<string, string | number> = {},
): CsvProblem {
  const said = Object.fromEntries(Object.entries(more).map(([name, of]) => [name, String(of)]));
  const { params, ...wrong } = wrongCell(place, filledIn(SAYS[code], said));
  return { ...wrong, code, params: { ...params, ...said } };
}
