import { sql } from 'kysely';

import type { Filter } from '../inbox-contract/list.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import { wordsOf } from '../search-words.ts';
import type { Db, Turn } from '../store/database.ts';
import { type Cursor, beyond } from './beyond.ts';
import { type Filtered, LISTED, type SummaryRow, summaries } from './summaries.ts';
import { type Term, termsOf } from './terms.ts';

const MOST_WORDS = 8;
/** How many candidates are looked at for a page, however common the words are. */
const MOST_CANDIDATES = 80;
/** Fewer than the list shows: whoever searches looks at the first, or searches for something else. */
const PAGE = 20;

/** What is searched in, and in which of it; `filtered`: what `filter` leaves. */
export interface Search {
  advisor: Advisor;
  filter: Filter;
  filtered: Filtered;
  text: string;
  after: Cursor | undefined;
}

interface Page {
  rows: SummaryRow[];
  next?: Cursor | undefined;
}

/**
 * The newest that have a word beginning with each of those typed. The work for a page is bounded, whatever is searched
 * in however many: a page may be short, even empty, and there is more where it says so.
 */
export async function search(db: Db, query: Search): Promise<Page> {
  const terms = await termsOf(db, wordsOf(query.text).slice(0, MOST_WORDS));
  if (terms.some(({ words }) => words?.length === 0)) return { rows: [] };
  const [rarest] = terms.filter(hasWords).toSorted(byUses);
  const others = terms.filter((term) => term !== rarest);
  const candidates = await candidatesOf(db, query, rarest).execute();
  const rows = await rowsOf(db, query, others, candidates.slice(0, PAGE + 1));
  if (rows.length <= PAGE)
    rows.push(...(await rowsOf(db, query, others, candidates.slice(PAGE + 1))));
  const shown = rows.slice(0, PAGE);
  const isFull = rows.length > PAGE;
  return { rows: shown, next: isFull ? cursorAt(shown.at(-1)!) : candidates[MOST_CANDIDATES - 1] };
}

const hasWords = (term: Term): term is Term & { words: string[] } => term.words !== undefined;
/** Where both are used often, the one with fewer words is likelier to be what was meant. */
const byUses = (a: Term & { words: string[] }, b: Term & { words: string[] }): number =>
  a.uses - b.uses || a.words.length - b.words.length;

const cursorAt = ({ received_at, id }: SummaryRow): Cursor => ({ value: received_at, id });

/** The newest that have one of a term's words; without a term, the newest of all. */
function candidatesOf(db: Db, { filter, filtered, after }: Search, term: Term | undefined) {
  const all = filtered.select(['received_at as value', 'id']);
  const [first = all, ...more] = (term?.words ?? []).flatMap((word) =>
    TURNS[filter].map((turn) => {
      const rows = db
        .selectFrom('search_word')
        .select(['received_at as value', 'consultation as id'])
        .where('word', '=', word);
      return turn ? rows.where(turnIs(turn)) : rows;
    }),
  );
  // Each in its order by the index, so that no more of them is read than is asked for.
  const [one, ...rest] = [first, ...more].map((some) => beyond(db, some, 'desc', after));
  return rest
    .reduce((union, other) => union.unionAll(other), one!)
    .orderBy('value', 'desc')
    .orderBy('id', 'desc')
    .limit(sql.lit(MOST_CANDIDATES));
}

/** Whose turn it may be under a filter; `undefined`: anybody's, and nobody's. */
const TURNS: Record<Filter, readonly (Turn | undefined)[]> = {
  open: ['it'],
  waiting: ['buyer'],
  mine: ['it', 'buyer'],
  answered: ['nobody'],
  all: [undefined],
};

/** What is to be done has an index of its own, which is used where it is said so (store/search-turns.ts). */
const turnIs = (turn: Turn) =>
  turn === 'nobody'
    ? sql<boolean>`turn = 'nobody'`
    : sql<boolean>`turn = ${sql.lit(turn)} and turn != 'nobody'`;

/** The candidates as they are listed, less those that have not all of the terms. */
async function rowsOf(
  db: Db,
  { advisor, filter }: Search,
  terms: readonly Term[],
  candidates: readonly Cursor[],
): Promise<SummaryRow[]> {
  if (candidates.length === 0) return [];
  // One that has several of a term's words is there several times.
  const ids = [...new Set(candidates.map(({ id }) => id))];
  const some = db.selectFrom('consultation').select(LISTED).where('id', 'in', ids);
  const having = terms.reduce(
    (some, { typed }) => some.where(sql<boolean>`' ' || words like ${`% ${typed}%`}`),
    some,
  );
  const rows = await summaries(db, advisor, having).execute();
  return rows
    .filter(({ assignee }) => filter !== 'mine' || assignee === advisor.id)
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}
