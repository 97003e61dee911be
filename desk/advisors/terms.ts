import { sql } from 'kysely';

import type { Db } from '../store/database.ts';

/** A beginning that more words have is too short to look any of them up. */
const MOST_COMPLETIONS = 12;
const USES_COUNTED = 100;

/**
 * A word as typed, and the words in use that begin with it; `undefined` where those are too many. `uses`: how often they
 * are used, each counted only so far.
 */
export interface Term {
  typed: string;
  words?: string[];
  uses: number;
}

const END = '\u{10FFFF}';

/** Walks from word to word that begins as typed, by the index. */
export async function termsOf(db: Db, typed: readonly string[]): Promise<Term[]> {
  if (typed.length === 0) return [];
  const values = typed.map((start, term) => sql`(${sql.lit(term)}, ${start}, ${start + END})`);
  // Which is rarest matters only among several.
  const uses =
    typed.length === 1
      ? sql`0`
      : sql`(select count(*) from (
          select 1 from search_word s where s.word = c.word limit ${sql.lit(USES_COUNTED)}) as counted)`;
  const { rows } = await sql<{ term: number; word: string; uses: number }>`
    with recursive typed(term, start, beyond) as (values ${sql.join(values)}),
    completion(term, word, beyond, n) as (
      select term, (select min(s.word) from search_word s where s.word >= start and s.word < beyond), beyond, 1
      from typed
      union all
      select term, (select min(s.word) from search_word s where s.word > c.word and s.word < beyond), beyond, n + 1
      from completion c where c.word is not null and n <= ${sql.lit(MOST_COMPLETIONS)})
    select term, word, ${uses} as uses from completion c where word is not null`.execute(db);
  return typed.map((start, term) => {
    const completions = rows.filter((row) => row.term === term);
    const words = completions.map(({ word }) => word);
    const uses = completions.reduce((sum, row) => sum + Number(row.uses), 0);
    return { typed: start, uses, ...(words.length > MOST_COMPLETIONS ? {} : { words }) };
  });
}
