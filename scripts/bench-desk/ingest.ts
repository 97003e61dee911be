import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import type { RunningDesk } from '../../test/desk/start-desk.ts';
import type { Bare } from './bare.ts';
import { Line, request } from './http-load.ts';
import { aRequest, seeded } from './requests.ts';
import { type Browser, rowsOf } from './rows.ts';

/** So many are under way at once, on both sides. */
export const CONCURRENCY = 64;
const ROUND = 2500;
const ROUNDS = 5;

export interface Ingest {
  /** Requests a second, each the median of the rounds. */
  bare: number;
  desk: number;
  ratio: number;
  /** Megabytes of the desk's process after each fifth of the requests. */
  memory: number[];
}

/** Bare inserts and the desk in turns, then the desk alone until it had `requests` in all. */
export async function measureIngest(
  desk: RunningDesk,
  bare: Bare,
  browsers: readonly Browser[],
  { requests, tell }: { requests: number; tell: (line: string) => void },
): Promise<Ingest> {
  const source = new Source(browsers);
  const round = Math.min(ROUND, Math.ceil(requests / ROUNDS));
  await ingest(desk.url, source.calls(Math.min(round, 500)));
  const rates: { bare: number; desk: number }[] = [];
  const memory: number[] = [];
  for (let taken = 0; taken < requests; taken += round) {
    const calls = source.calls(round);
    if (rates.length < ROUNDS) {
      const rate = {
        bare: await insertBare(bare, source.rows(round)),
        desk: await ingest(desk.url, calls),
      };
      rates.push(rate);
      tell(
        `  round ${rates.length}: bare ${rate.bare.toFixed(0)}/s, desk ${rate.desk.toFixed(0)}/s`,
      );
    } else await ingest(desk.url, calls);
    if (taken + round >= ((memory.length + 1) * requests) / 5) memory.push(megabytes(desk));
  }
  const middle = (side: 'bare' | 'desk') => median(rates.map((rate) => rate[side]));
  return {
    bare: middle('bare'),
    desk: middle('desk'),
    ratio: middle('desk') / middle('bare'),
    memory,
  };
}

/** Requests that nobody has sent yet. */
class Source {
  readonly #browsers: readonly Browser[];
  readonly #random = seeded(1);
  #sent = 0;

  constructor(browsers: readonly Browser[]) {
    this.#browsers = browsers;
  }

  #next() {
    const browser = this.#browsers[this.#sent % this.#browsers.length]!;
    return { browser, request: aRequest(100_000_000 + this.#sent++, this.#random) };
  }

  rows(count: number) {
    return Array.from({ length: count }, () => {
      const { browser, request } = this.#next();
      return rowsOf(request, browser.id, Date.now());
    });
  }

  calls(count: number): Buffer[] {
    return Array.from({ length: count }, () => {
      const { browser, request: body } = this.#next();
      const headers = {
        authorization: `Bearer ${browser.secret}`,
        'idempotency-key': randomUUID(),
      };
      return request('POST', '/api/v1/consultations', headers, JSON.stringify(body));
    });
  }
}

async function insertBare(bare: Bare, rows: ReturnType<Source['rows']>): Promise<number> {
  const left = rows.values();
  return rate(
    rows.length,
    Array.from({ length: CONCURRENCY }, async () => {
      for (const row of left) await bare.insert(row);
    }),
  );
}

async function ingest(url: string, calls: readonly Buffer[]): Promise<number> {
  const lines = await Promise.all(Array.from({ length: CONCURRENCY }, () => Line.to(url)));
  const left = calls.values();
  const work = lines.map(async (line) => {
    for (const call of left) {
      const { status, body } = await line.call(call);
      if (status !== 201) throw new Error(`the desk answered ${status}: ${body}`);
    }
    line.close();
  });
  return rate(calls.length, work);
}

/** A second, from when the first was under way. */
async function rate(count: number, work: Promise<void>[]): Promise<number> {
  const from = performance.now();
  await Promise.all(work);
  return (count / (performance.now() - from)) * 1000;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Its own, without the pages of files that the system lends it. */
function megabytes({ pid }: RunningDesk): number {
  const own = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(own) / 1024);
}
