import { type SelectQueryBuilder, sql } from 'kysely';

import { wordsOf } from '../search-words.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import type { Database, Db } from '../store/database.ts';

/** What the list's filter leaves. */
export type Filtered = SelectQueryBuilder<Database, 'consultation', object>;

export interface Cursor {
  value: number;
  id: string;
}

export interface Found {
  rows: ConsultationRow[];
  /** Where to go on; absent where there is no more. */
  next?: Cursor | undefined;
}

const MOST_WORDS = 8;
/** A beginning that more words have is too short to look any of them up. */
const MOST_COMPLETIONS = 12;
/** How many candidates are looked at at once, and how often for one page, however common the words are. */
const WINDOW = 100;
const WINDOWS = 2;

/** A word as typed, and the words in use that begin with it; `undefined` where those are too many. */
interface Term {
  typed: string;
  words?: string[];
}

/**
 * The newest that have a word beginning with each of those typed. The work for a page is bounded, whatever is searched
 * in however many: a page may be short, even empty, and there is more where it says so.
 */
export async function search(
  db: Db,
  filtered: Filtered,
  { text, after, page }: { text: string; after: Cursor | undefined; page: number },
): Promise<Found> {
  const terms = await Promise.all(
    wordsOf(text)
      .slice(0, MOST_WORDS)
      .map((typed) => termOf(db, typed)),
  );
  if (terms.some(({ words }) => words?.length === 0)) return { rows: [] };
  const rarest = await rarestOf(db, terms);
  const others = terms.filter((term) => term !== rarest);
  const rows: ConsultationRow[] = [];
  let from = after;
  for (let window = 0; window < WINDOWS; window++) {
    const candidates = await candidatesOf(db, rarest, from);
    rows.push(...(await matching(filtered, candidates, others, page + 1 - rows.length)));
    if (rows.length > page) return { rows: rows.slice(0, page), next: cursorAt(rows[page - 1]!) };
    if (candidates.length < WINDOW) return { rows };
    from = candidates.at(-1);
  }
  return { rows, next: from };
}

const cursorAt = ({ received_at, id }: ConsultationRow): Cursor => ({ value: received_at, id });

const END = '\u{10FFFF}';

async function termOf(db: Db, typed: string): Promise<Term> {
  const end = typed + END;
  const { rows } = await sql<{ word: string }>`
    with recursive completion(word) as (
      select min(word) from search_word where word >= ${typed} and word < ${end}
      union all
      select (select min(s.word) from search_word s where s.word > completion.word and s.word < ${end})
      from completion where completion.word is not null)
    select word from completion where word is not null limit ${sql.lit(MOST_COMPLETIONS + 1)}`.execute(
    db,
  );
  return rows.length > MOST_COMPLETIONS
    ? { typed }
    : { typed, words: rows.map(({ word }) => word) };
}

/** The term that the fewest have, as far as they were counted; `undefined` where each is too short to tell. */
async function rarestOf(db: Db, terms: readonly Term[]): Promise<Term | undefined> {
  const known = terms.filter(({ words }) => words !== undefined);
  if (known.length < 2) return known[0];
  const counted = await Promise.all(
    known.map(async (term) => ({ term, count: await countUpToWindow(db, term.words!) })),
  );
  return counted.toSorted((a, b) => a.count - b.count)[0]!.term;
}

async function countUpToWindow(db: Db, words: readonly string[]): Promise<number> {
  const some = db
    .selectFrom('search_word')
    .select(sql`1`.as('one'))
    .where('word', 'in', words)
    .limit(WINDOW);
  const { n } = await db
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The newest that have one of a term's words; without a term, the newest of all. */
async function candidatesOf(
  db: Db,
  term: Term | undefined,
  after: Cursor | undefined,
): Promise<Cursor[]> {
  if (!term) return newest(db, after);
  const [first, ...more] = term.words!.map((word) => withWord(db, word, after));
  const all = more.reduce((union, next) => union.unionAll(next), first!);
  return db
    .selectFrom(all.as('found'))
    .select(['value', 'id'])
    .distinct()
    .orderBy('value', 'desc')
    .orderBy('id', 'desc')
    .limit(WINDOW)
    .execute();
}

function withWord(db: Db, word: string, after: Cursor | undefined) {
  let some = db
    .selectFrom('search_word')
    .select(['received_at as value', 'consultation as id'])
    .where('word', '=', word)
    .orderBy('received_at', 'desc')
    .orderBy('consultation', 'desc')
    .limit(WINDOW);
  if (after)
    some = some.where((eb) =>
      eb(eb.refTuple('received_at', 'consultation'), '<', eb.tuple(after.value, after.id)),
    );
  return db.selectFrom(some.as('some')).selectAll();
}

async function newest(db: Db, after: Cursor | undefined): Promise<Cursor[]> {
  let some = db
    .selectFrom('consultation')
    .select(['received_at as value', 'id'])
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(WINDOW);
  if (after)
    some = some.where((eb) =>
      eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(after.value, after.id)),
    );
  return some.execute();
}

/** Those of the candidates that the filter leaves and that have the other terms, too, in their order. */
async function matching(
  filtered: Filtered,
  candidates: readonly Cursor[],
  others: readonly Term[],
  limit: number,
): Promise<ConsultationRow[]> {
  if (candidates.length === 0) return [];
  const ids = candidates.map(({ id }) => id);
  let select = filtered.selectAll().where('id', 'in', ids);
  for (const { typed } of others)
    select = select.where(sql<boolean>`' ' || consultation.words like ${`% ${typed}%`}`);
  const found = new Map((await select.execute()).map((row) => [row.id, row]));
  return ids.flatMap((id) => found.get(id) ?? []).slice(0, limit);
}
