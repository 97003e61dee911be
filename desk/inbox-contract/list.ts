import * as z from 'zod/mini';

import { level } from '../../lib/checklist/answers.ts';
import { offer, vendor } from '../../lib/checkout/sighting.ts';
import { buyer, request, status, venue, verdict } from '../../lib/consultation/consultation.ts';
import { advisor } from './people.ts';

const instant = z.iso.datetime();

/** Open: IT is to act. Waiting: the buyer is. Answered: nobody is. Mine: assigned to me and not answered yet. */
export const filter = z.enum(['open', 'mine', 'waiting', 'answered', 'all']);
export type Filter = z.infer<typeof filter>;

export const sort = z.enum(['urgency', 'newest', 'oldest']);
export type Sort = z.infer<typeof sort>;

/** One row of the list. `dueAt`: by when it should be answered. `unread`: the buyer did something I have not seen. */
export const summary = z.strictObject({
  id: z.uuid(),
  status,
  turn: z.enum(['it', 'buyer', 'nobody']),
  revision: z.int(),
  receivedAt: instant,
  dueAt: instant,
  unread: z.boolean(),
  vendor,
  offer: z.optional(offer),
  buyer: z.optional(buyer),
  level: z.optional(level),
  timing: request.shape.timing,
  neededBy: request.shape.neededBy,
  venue,
  verdict: z.optional(verdict),
  assignee: z.optional(advisor),
});
export type Summary = z.infer<typeof summary>;

/** How many there are to do, counted up to 1000. */
export const counts = z.strictObject({
  open: z.int(),
  mine: z.int(),
  waiting: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** Unless said otherwise: what is open, most urgent first. What is searched comes newest first. */
export const listQuery = z.strictObject({
  filter: z.optional(filter),
  sort: z.optional(sort),
  search: z.optional(z.string().check(z.maxLength(200))),
  after: z.optional(z.string().check(z.maxLength(100))),
});
export type ListQuery = z.infer<typeof listQuery>;

export const listAnswer = z.strictObject({
  items: z.array(summary),
  counts,
  /** Pass as `after` for the next page; absent on the last. A page of a search may be short and not the last. */
  next: z.optional(z.string()),
});
export type ListAnswer = z.infer<typeof listAnswer>;
