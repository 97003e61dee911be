import type * as z from 'zod/mini';

import type { Change } from '../inbox-contract/changes.ts';
import type { Advisor } from '../inbox-contract/people.ts';
import type { InboxRoute, inboxRoutes } from '../inbox-contract/routes.ts';
import type { Db } from '../store/database.ts';

type Routes = typeof inboxRoutes;
type Body<R> = R extends { body: infer S extends z.ZodMiniType } ? z.output<S> : undefined;
type Query<R> = R extends { query: infer S extends z.ZodMiniType } ? z.output<S> : undefined;

/** One call from a signed-in advisor, parsed. `db` is a transaction unless the call only reads. */
export interface Call<B = undefined, Q = undefined> {
  db: Db;
  advisor: Advisor;
  /** The `{id}` of the path; empty where there is none. */
  id: string;
  body: B;
  query: Q;
  now: number;
  /** The origin under which the caller sees the desk. */
  origin: string;
  /** Tells other inboxes, once the transaction is through. */
  tell: (change: Change) => void;
}

/** An answer that is written as JSON already. */
export class Json<Answer> {
  declare readonly of: Answer;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Handlers<Names extends InboxRoute = InboxRoute> = {
  [K in Names]: (
    call: Call<Body<Routes[K]>, Query<Routes[K]>>,
  ) => Promise<z.input<Routes[K]['answer']> | Json<z.input<Routes[K]['answer']>>>;
};
