import { sql } from 'kysely';

import type { Advisor } from '../inbox-contract/people.ts';
import { wordsOf } from '../search-words.ts';
import type { Db } from '../store/database.ts';
import { type Cursor, beyond } from './beyond.ts';
import { type Filtered, type SummaryRow, summaries } from './summaries.ts';

const MOST_WORDS = 8;
/** A beginning that more words have is too short to look any of them up. */
const MOST_COMPLETIONS = 12;
/** How many candidates are looked at for a page, however common the words are. */
const MOST_CANDIDATES = 100;
/** Fewer than the list shows: whoever searches looks at the first, or searches for something else. */
const PAGE = 25;

/**
 * A word as typed, and the words in use that begin with it; `undefined` where those are too many. `uses`: how often they
 * are used, each counted only so far.
 */
interface Term {
  typed: string;
  words?: string[];
  uses: number;
}

/** What is searched in, and in which of it. */
export interface Search {
  advisor: Advisor;
  filtered: Filtered;
  text: string;
  after: Cursor | undefined;
}

/**
 * The newest that have a word beginning with each of those typed. The work for a page is bounded, whatever is searched
 * in however many: a page may be short, even empty, and there is more where it says so.
 */
export async function search(
  db: Db,
  { advisor, filtered, text, after }: Search,
): Promise<{ rows: SummaryRow[]; next?: Cursor | undefined }> {
  const terms = await termsOf(db, wordsOf(text).slice(0, MOST_WORDS));
  if (terms.some(({ words }) => words?.length === 0)) return { rows: [] };
  const [rarest] = terms.filter(({ words }) => words).toSorted((a, b) => a.uses - b.uses);
  const others = terms.filter((term) => term !== rarest);
  const found = new Map<string, SummaryRow>();
  for (const [offset, end] of [
    [0, PAGE + 1],
    [PAGE + 1, MOST_CANDIDATES],
  ] as const) {
    const limit = PAGE + 1 - found.size;
    const candidates = candidatesOf(db, rarest, after)
      .offset(offset)
      .limit(end - offset);
    // Crossed, not joined: SQLite then goes from candidate to request, never the other way.
    const rows = await db
      .selectFrom(candidates.as('candidate'))
      .crossJoin(summaries(db, advisor, having(filtered, others)).as('found'))
      .whereRef('found.id', '=', 'candidate.id')
      .selectAll('found')
      .orderBy('candidate.value', 'desc')
      .orderBy('candidate.id', 'desc')
      .limit(limit)
      .execute();
    // One that has several of a term's words is found several times.
    for (const row of rows) found.set(row.id, row);
    const shown = [...found.values()].slice(0, PAGE);
    if (rows.length === limit) return { rows: shown, next: cursorAt(shown.at(-1)!) };
    if (rarest && rarest.uses < end) return { rows: shown };
  }
  const last = candidatesOf(db, rarest, after)
    .offset(MOST_CANDIDATES - 1)
    .limit(1);
  return { rows: [...found.values()], next: await last.executeTakeFirst() };
}

const cursorAt = ({ received_at, id }: SummaryRow): Cursor => ({ value: received_at, id });

const END = '\u{10FFFF}';

/** Walks from word to word that begins as typed, by the index. */
async function termsOf(db: Db, typed: readonly string[]): Promise<Term[]> {
  if (typed.length === 0) return [];
  const values = typed.map((start, term) => sql`(${sql.lit(term)}, ${start}, ${start + END})`);
  const { rows } = await sql<{ term: number; word: string; uses: number }>`
    with recursive typed(term, start, beyond) as (values ${sql.join(values)}),
    completion(term, word, beyond, n) as (
      select term, (select min(s.word) from search_word s where s.word >= start and s.word < beyond), beyond, 1
      from typed
      union all
      select term, (select min(s.word) from search_word s where s.word > c.word and s.word < beyond), beyond, n + 1
      from completion c where c.word is not null and n <= ${sql.lit(MOST_COMPLETIONS)})
    select term, word, (select count(*) from (
      select 1 from search_word s where s.word = c.word limit ${sql.lit(MOST_CANDIDATES)}) as counted) as uses
    from completion c where word is not null`.execute(db);
  return typed.map((start, term) => {
    const completions = rows.filter((row) => row.term === term);
    const words = completions.map(({ word }) => word);
    const uses = completions.reduce((sum, row) => sum + Number(row.uses), 0);
    return { typed: start, uses, ...(words.length > MOST_COMPLETIONS ? {} : { words }) };
  });
}

/** Those that have one of a term's words, newest first; without a term, all. */
function candidatesOf(db: Db, term: Term | undefined, after: Cursor | undefined) {
  const all = db.selectFrom('consultation').select(['received_at as value', 'id']);
  const [first = all, ...more] = (term?.words ?? []).map((word) =>
    db
      .selectFrom('search_word')
      .select(['received_at as value', 'consultation as id'])
      .where('word', '=', word),
  );
  // Each in its order by the index, so that no more of them is read than is asked for.
  const [one, ...others] = [first, ...more].map((some) => beyond(db, some, 'desc', after));
  return others
    .reduce((union, other) => union.unionAll(other), one!)
    .orderBy('value', 'desc')
    .orderBy('id', 'desc');
}

/** Those that have the other terms, too. */
function having(filtered: Filtered, others: readonly Term[]): Filtered {
  return others.reduce(
    (some, { typed }) => some.where(sql<boolean>`' ' || consultation.words like ${`% ${typed}%`}`),
    filtered,
  );
}
