import type { RunningDesk } from '../../test/desk/start-desk.ts';
import { Line, request } from './http-load.ts';
import { seeded, uuidOf, vendorName, word } from './requests.ts';
import type { Browser } from './rows.ts';

const TIMES = 400;
const WARM_UP = 40;

export interface Reading {
  /** Milliseconds that 95 of 100 calls stay under. */
  point: number;
  list: number;
  search: number;
  /** Of the slower of list and search. */
  ratio: number;
}

/**
 * One call after the other, in turns: a buyer reads one stored request by its id, somewhere among all; an advisor
 * looks at the list, under every filter and order, at its beginning and further down; and searches.
 */
export async function measureReading(
  desk: RunningDesk,
  cookie: string,
  browsers: readonly Browser[],
  stored: number,
): Promise<Reading> {
  const line = await Line.to(desk.url);
  const random = seeded(3);
  const get = async (path: string, headers: Record<string, string>) => {
    const { status, body, ms } = await line.call(request('GET', path, headers));
    if (status !== 200) throw new Error(`the desk answered ${status} to ${path}: ${body}`);
    return { ms, body };
  };
  const point = () => {
    const index = Math.floor(random() * stored);
    const { secret } = browsers[index % browsers.length]!;
    return get(`/api/v1/consultations/${uuidOf(index)}`, { authorization: `Bearer ${secret}` });
  };
  const inbox = (query: string) => get(`/api/inbox/consultations?${query}`, { cookie });
  const lists = await listQueries(inbox);
  const list = () => inbox(pick(lists, random));
  const search = () => inbox(searchQuery(random));

  const took = { point: [] as number[], list: [] as number[], search: [] as number[] };
  for (let n = 0; n < WARM_UP + TIMES; n++) {
    for (const [name, call] of [
      ['point', point],
      ['list', list],
      ['search', search],
    ] as const) {
      const { ms } = await call();
      if (n >= WARM_UP) took[name].push(ms);
    }
  }
  line.close();
  const [pointMs, listMs, searchMs] = [p95(took.point), p95(took.list), p95(took.search)];
  return {
    point: pointMs,
    list: listMs,
    search: searchMs,
    ratio: Math.max(listMs, searchMs) / pointMs,
  };
}

type Inbox = (query: string) => Promise<{ body: string }>;

/** The first page under each filter and order, and one some pages down. */
async function listQueries(inbox: Inbox): Promise<string[]> {
  const queries: string[] = [];
  for (const filter of ['open', 'waiting', 'answered', 'mine', 'all'])
    for (const sort of ['urgency', 'newest', 'oldest']) {
      const first = `filter=${filter}&sort=${sort}`;
      let query = first;
      for (let page = 0; page < 5; page++) {
        const { next } = JSON.parse((await inbox(query)).body) as { next?: string };
        if (!next) break;
        query = `${first}&after=${next}`;
      }
      queries.push(first, query);
    }
  return queries;
}

/** What people type: a vendor common or rare, the beginning of one, a name, an address, a team, two words at once. */
function searchQuery(random: () => number): string {
  const filter = pick(['open', 'all', 'all', 'answered'], random);
  const vendor = vendorName(Math.floor(3000 * random() ** 3));
  const person = word(20_000 + Math.floor(random() * 20_000));
  const team = word(90_000 + Math.floor(random() * 60));
  const text = pick(
    [
      vendor,
      vendor.slice(0, 3),
      vendor.slice(0, 5),
      person,
      `${person}@corp.example`,
      team,
      `${vendor.split(' ')[0]} ${team}`,
      `${person} ${vendor.slice(0, 2)}`,
      'nothingofthekind',
    ],
    random,
  );
  return `filter=${filter}&search=${encodeURIComponent(text)}`;
}

const pick = <Value>(values: readonly Value[], random: () => number): Value =>
  values[Math.floor(random() * values.length)]!;

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)]!;
