import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';

import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { NEEDED, columns, schemaOf } from './columns.ts';
import { type CsvProblem, csvProblem, wrongCell } from './csv-problem.ts';

export type ReadCsv = { entries: CatalogueEntry[] } | { problems: CsvProblem[] };

interface Row {
  line: number;
  cells: string[];
}

type Column = (typeof columns)[number];

const MOST_ROWS = 5000;
const MOST_PROBLEMS = 20;

/** Reads a table of software; all of it, or what is wrong with it. */
export function readCatalogueCsv(bytes: Uint8Array): ReadCsv {
  try {
    const [head, ...rows] = rowsOf(decode(bytes));
    if (!head || rows.length === 0) throw new CsvTrouble('empty', { line: 1 });
    if (rows.length > MOST_ROWS)
      throw new CsvTrouble('too_many_rows', { line: rows[MOST_ROWS]!.line }, { most: MOST_ROWS });
    return entriesOf(rows, columnsOf(head));
  } catch (error) {
    if (error instanceof CsvTrouble) return { problems: error.problems };
    throw error;
  }
}

class CsvTrouble extends Error {
  readonly problems: CsvProblem[];

  constructor(...wrong: Parameters<typeof csvProblem>) {
    const problem = csvProblem(...wrong);
    super(problem.message);
    this.problems = [problem];
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new CsvTrouble('not_utf8');
  }
}

function rowsOf(text: string): Row[] {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  try {
    const parsed = parse(lines, {
      bom: true,
      delimiter: delimiterOf(lines),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      line: info.lines - (record.join('').match(/\n/g)?.length ?? 0),
      cells: record.map(withoutApostrophe),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CsvTrouble(codeOf(error), { line: Number(error.lines) });
  }
}

/** Spreadsheets write what their country is used to. */
const delimiterOf = (text: string): string => /[,;\t]/.exec(text)?.[0] ?? ',';

/** Put there by {@link writeCatalogueCsv}. */
const withoutApostrophe = (cell: string): string =>
  /^'[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) ? cell.slice(1) : cell;

const codeOf = ({ code }: CsvError) =>
  code === 'CSV_QUOTE_NOT_CLOSED' ? 'quote_open' : 'quote_misplaced';

function columnsOf({ line, cells }: Row): Column[] {
  const headings = cells.map((cell) => cell.toLowerCase().replaceAll(/\s+/g, ' '));
  const known = columns.map(({ heading }) => heading);
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at);
  if (twice !== undefined) throw new CsvTrouble('column_twice', { line, column: twice });
  for (const heading of headings)
    if (!known.includes(heading))
      throw new CsvTrouble(
        'column_unknown',
        { line, column: heading || '“”' },
        { known: known.join(', ') },
      );
  for (const needed of NEEDED)
    if (!headings.includes(needed)) throw new CsvTrouble('column_missing', { line }, { needed });
  return headings.map((heading) => columns[known.indexOf(heading)]!);
}

function entriesOf(rows: Row[], headings: Column[]): ReadCsv {
  const problems: CsvProblem[] = [];
  const lineOf = new Map<string, number>();
  const entries = rows.map((row) => {
    const entry = entryOf(row, headings, problems);
    const name = entry.name?.toLowerCase() ?? '';
    const before = lineOf.get(name);
    if (before !== undefined)
      problems.push(csvProblem('name_twice', { line: row.line, column: 'name' }, { before }));
    else if (name) lineOf.set(name, row.line);
    return entry as CatalogueEntry;
  });
  return problems.length > 0 ? { problems: problems.slice(0, MOST_PROBLEMS) } : { entries };
}

function entryOf(
  { line, cells }: Row,
  headings: Column[],
  problems: CsvProblem[],
): Partial<CatalogueEntry> {
  if (cells.length > headings.length)
    problems.push(
      csvProblem('too_many_cells', { line }, { cells: cells.length, columns: headings.length }),
    );
  const entry: Record<string, unknown> = { domains: [] };
  for (const [at, column] of headings.entries()) {
    const cell = cells[at] ?? '';
    if (cell === '' && !NEEDED.includes(column.heading)) continue;
    const parsed = z.safeParse(schemaOf(column), column.read(cell));
    if (parsed.success) entry[column.key] = parsed.data;
    else
      problems.push(wrongCell({ line, column: column.heading }, parsed.error.issues[0]!.message));
  }
  return entry;
}
