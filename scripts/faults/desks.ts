import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Detail } from '../../desk/inbox-contract/detail.ts';
import type { ListAnswer } from '../../desk/inbox-contract/list.ts';
import { type RunningDesk, startDesk } from '../../test/desk/start-desk.ts';
import { DeskAdmin } from '../../test/e2e/desk-admin.ts';
import type { BadLine } from './bad-line.ts';

/** One desk on SQLite, or several on one PostgreSQL; they may be killed at any moment and come back elsewhere. */
export class Desks {
  enrolmentToken = '';
  kills = 0;
  readonly #line: BadLine;
  readonly #database: string | undefined;
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'faults-'));
  readonly #running: (RunningDesk | undefined)[];
  #cookie = '';

  constructor(line: BadLine, count: number, database?: string) {
    this.#line = line;
    this.#database = database;
    this.#running = Array.from({ length: count });
  }

  async start(): Promise<void> {
    for (const number of this.#running.keys()) await this.#startOne(number);
    const [first] = this.#running;
    this.#cookie = (await DeskAdmin.signIn(first!)).cookie;
    this.enrolmentToken = first!.enrolmentToken;
  }

  /** kill -9, and back after a while. */
  async crashOne(random: () => number, awayMs: number): Promise<void> {
    const number = Math.floor(random() * this.#running.length);
    const desk = this.#running[number];
    if (!desk) return;
    this.#running[number] = undefined;
    this.kills += 1;
    await desk.kill();
    await new Promise((later) => setTimeout(later, awayMs));
    await this.#startOne(number);
  }

  /** A call of IT's inbox to any desk that is up; nothing where that one is just being killed. */
  async inbox<Answer>(
    random: () => number,
    method: string,
    route: string,
    body?: object,
  ): Promise<Answer | undefined> {
    const up = this.#running.flatMap((desk) => desk?.url ?? []);
    const url = up[Math.floor(random() * up.length)];
    if (!url) return undefined;
    const response = await fetch(`${url}/api/inbox${route}`, {
      method,
      headers: { origin: url, cookie: this.#cookie, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    const text = await response?.text().catch(() => '');
    return response?.ok && text ? (JSON.parse(text) as Answer) : undefined;
  }

  /** Every consultation the desk has, whole. */
  async ledger(): Promise<Detail[]> {
    const details: Detail[] = [];
    let after = '';
    do {
      const query = `/consultations?filter=all&sort=oldest${after && `&after=${after}`}`;
      const page = await this.inbox<ListAnswer>(Math.random, 'GET', query);
      for (const { id } of page?.items ?? [])
        details.push((await this.inbox<Detail>(Math.random, 'GET', `/consultations/${id}`))!);
      after = page?.next ?? '';
    } while (after);
    return details;
  }

  async stop(): Promise<void> {
    for (const desk of this.#running) await desk?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #startOne(number: number): Promise<void> {
    const desk = await startDesk({ data: this.#folder, database: this.#database });
    this.#running[number] = desk;
    this.#line.targets[number] = desk.url;
  }
}
