import type * as z from 'zod/mini';

import type { Conversation } from '../../lib/consultation/consultation.ts';
import { type DeskRoute, deskRoutes } from '../../lib/consultation/desk-contract.ts';
import type { Reading } from '../http/etag.ts';
import {
  type ConsultationRow,
  conversationOf,
  conversationsOf,
  findConsultation,
  lockConsultation,
} from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import { conclude, list, listVersion, own, reply, withdraw } from './consultations.ts';
import type { Organisations } from './organisation.ts';

type Routes = typeof deskRoutes;

/** `id`: the consultation in the address, empty where the address names none. */
export interface Read {
  db: Db;
  credential: string;
  id: string;
  now: number;
}

/** What happens to a consultation that is there. */
export interface Change<Body> extends Read {
  body: Body;
}

export type WriteRoute = {
  [K in DeskRoute]: Routes[K]['write'] extends true ? K : never;
}[DeskRoute];
export type ChangeRoute = Exclude<WriteRoute, 'create'>;
export type ReadRoute = Exclude<DeskRoute, WriteRoute | 'enrol' | 'report'>;

type Reads = {
  [K in ReadRoute]: (
    call: Read & { organisations: Organisations },
  ) => Promise<Reading<z.output<Routes[K]['answer']>>>;
};
type Changes = {
  [K in ChangeRoute]: (call: Change<z.output<Routes[K]['body']>>) => Promise<Conversation>;
};

export const reads: Reads = {
  organisation: ({ organisations, credential, now }) => organisations.for(credential, now),

  list: async ({ db, credential }) => ({
    version: await listVersion(db, credential),
    answer: async () => ({ items: await list(db, credential) }),
  }),

  read: async ({ db, credential, id }) => {
    const row = own(await findConsultation(db, id), credential);
    return {
      version: `${row.id}-${row.revision}`,
      answer: async () => (await conversationsOf(db, [row]))[0]!,
    };
  },
};

export const changes: Changes = {
  reply: (call) => change(call, (row) => reply(call.db, row, call.body, call.now)),
  conclude: (call) => change(call, (row) => conclude(call.db, row, call.body, call.now)),
  withdraw: (call) => change(call, (row) => withdraw(call.db, row, call.now)),
};

async function change(
  { db, credential, id }: Read,
  act: (row: ConsultationRow) => Promise<void>,
): Promise<Conversation> {
  await act(own(await lockConsultation(db, id), credential));
  return conversationOf(db, id);
}
