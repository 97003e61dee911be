import { setImmediate as turn } from 'node:timers/promises';

import type { Request } from '../../lib/consultation/consultation.ts';
import {
  type ConsultationRow,
  insertConsultations,
  newRow,
  toConversation,
} from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import { create } from './consultations.ts';
import { type Answered, type Attempt, once } from './idempotency.ts';

/** A request on its way in, with the row and the answer it gets if it is new. */
interface Arrival {
  attempt: Attempt;
  request: Request;
  row: ConsultationRow;
  answer: string;
  settle: (answered: Answered | Promise<Answered>) => void;
}

const MOST_TOGETHER = 100;

/**
 * Takes requests in. Those that arrive while others are being written are written together, in one transaction, so
 * that a flood costs few commits; each is answered once its transaction is through. What was here before (a repeat,
 * an id of another request) goes its own way, and so does everything where a transaction fails.
 */
export class Intake {
  readonly #db: Db;
  #waiting: Arrival[] = [];
  #isWriting = false;

  constructor(db: Db) {
    this.#db = db;
  }

  take(attempt: Attempt, request: Request, now: number): Promise<Answered> {
    const row = newRow(attempt.credential, request, now);
    const answer = JSON.stringify(toConversation(row, [], []));
    return new Promise((settle) => {
      this.#waiting.push({ attempt, request, row, answer, settle });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      await this.#gather();
      const together = this.#waiting.splice(0, MOST_TOGETHER);
      const taken = await takeTogether(this.#db, together).catch(() => new Set<Arrival>());
      for (const arrival of together)
        arrival.settle(taken.has(arrival) ? newlyTaken(arrival) : this.#alone(arrival));
    }
    this.#isWriting = false;
  }

  /** Lets those that are on their way arrive, for as long as each turn brings some: a commit costs more than a turn. */
  async #gather(): Promise<void> {
    for (let before = 0; before < this.#waiting.length && before < MOST_TOGETHER;) {
      before = this.#waiting.length;
      await turn();
    }
  }

  #alone({ attempt, request, row }: Arrival): Promise<Answered> {
    const now = row.received_at;
    return once(this.#db, attempt, now, (tx) => create(tx, attempt.credential, request, now));
  }
}

const newlyTaken = ({ answer, row }: Arrival): Answered => ({
  answer,
  news: { id: row.id, revision: row.revision },
});

/** Returns those that were new; fails as a whole. In order of their keys, so that two desks never cross. */
async function takeTogether(db: Db, together: readonly Arrival[]): Promise<Set<Arrival>> {
  const inOrder = withoutRepeats(together).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return db.transaction().execute(async (tx) => {
    const claimed = await claim(tx, inOrder);
    const news = inOrder.filter((arrival) => claimed.has(keyOf(arrival)));
    const inserted = await insertConsultations(
      tx,
      news.map(({ row }) => row),
    );
    if (inserted < news.length) throw new Error('an id is taken');
    return new Set(news);
  });
}

/** Keeps the keys with their answers, less those that are there. Returns those it kept. */
async function claim(tx: Db, arrivals: readonly Arrival[]): Promise<Set<string>> {
  const rows = arrivals.map(({ attempt, answer, row }) => ({
    ...attempt,
    answer,
    at: row.received_at,
  }));
  const kept = await tx
    .insertInto('idempotency')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['credential', 'key']).doNothing())
    .returning(['credential', 'key'])
    .execute();
  return new Set(kept.map(({ credential, key }) => `${credential} ${key}`));
}

const keyOf = ({ attempt }: Arrival): string => `${attempt.credential} ${attempt.key}`;

/** The first of each key and of each id. */
function withoutRepeats(together: readonly Arrival[]): Arrival[] {
  const seen = new Set<string>();
  return together.filter((arrival) => {
    const marks = [keyOf(arrival), arrival.row.id];
    const isRepeat = marks.some((mark) => seen.has(mark));
    for (const mark of marks) seen.add(mark);
    return !isRepeat;
  });
}
