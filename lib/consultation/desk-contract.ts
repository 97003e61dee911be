import * as z from 'zod/mini';

import { line, prose } from '../line.ts';
import { catalogueEntry } from '../policy/catalogue.ts';
import { conversation, outcome, request } from './consultation.ts';
import { client, health } from './health.ts';

/** Bytes of a request body beyond which the desk answers 413. */
export const MAX_BODY_BYTES = 64 * 1024;

/** `POST /api/v1/enrolments`: the organisation's token for a credential of one's own. */
export const enrolment = z.strictObject({
  token: z.string().check(z.minLength(8), z.maxLength(200)),
  client,
  /** The credential this browser had and that counts no more: what was asked with it goes on with the new one. */
  previous: z.optional(z.string().check(z.minLength(32), z.maxLength(200))),
});
export const enrolled = z.object({
  credential: z.string().check(z.minLength(32), z.maxLength(200)),
});

/** `POST /api/v1/consultations/{id}/messages` */
export const buyerMessage = z.strictObject({
  id: z.uuid(),
  text: prose(4000).check(z.minLength(1)),
});

/** `GET /api/v1/consultations`: all of this credential's, newest first. */
export const conversations = z.object({ items: z.array(conversation) });

/** Fewer than this would tell the buyer which colleague it is. */
export const FEWEST_OTHERS = 2;

/**
 * `GET /api/v1/organisation`: what the nudge may promise and offer. `firstAnswer` is the median time in
 * milliseconds from receipt to IT's first answer over `answered` consultations; absent where there are none. `demand`
 * counts by vendor key the other browsers that have a consultation about it under way; fewer than two are not told.
 * `fleetHealth`: the desk wants to be told how its browsers are (see health.ts).
 */
export const organisation = z.object({
  name: z.optional(line(120)),
  contact: z.optional(line(120)),
  firstAnswer: z.optional(z.object({ medianMs: z.int(), answered: z.int() })),
  catalogue: z.array(z.object(catalogueEntry.shape)),
  demand: z.optional(
    z.record(z.string().check(z.maxLength(300)), z.int().check(z.minimum(FEWEST_OTHERS))),
  ),
  fleetHealth: z.optional(z.boolean()),
});
export type Organisation = z.infer<typeof organisation>;

/** RFC 9457 problem details: every error the desk answers. `errors` names each wrong field by path. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ path: z.string(), message: z.string() }))),
});
export type Problem = z.infer<typeof problem>;

/**
 * The buyer's side of the desk. Every call but `enrol` carries `Authorization: Bearer <credential>`; every `write`
 * carries `Idempotency-Key` (a UUID): same key and body, same answer; same key, other body, 422; in flight, 409.
 */
export const deskRoutes = {
  enrol: {
    method: 'post',
    path: '/api/v1/enrolments',
    body: enrolment,
    answer: enrolled,
    status: 201,
    write: false,
  },
  organisation: {
    method: 'get',
    path: '/api/v1/organisation',
    answer: organisation,
    status: 200,
    write: false,
  },
  report: {
    method: 'put',
    path: '/api/v1/health',
    body: health,
    answer: z.object({}),
    status: 200,
    write: false,
  },
  create: {
    method: 'post',
    path: '/api/v1/consultations',
    body: request,
    answer: conversation,
    status: 201,
    write: true,
  },
  list: {
    method: 'get',
    path: '/api/v1/consultations',
    answer: conversations,
    status: 200,
    write: false,
  },
  read: {
    method: 'get',
    path: '/api/v1/consultations/{id}',
    answer: conversation,
    status: 200,
    write: false,
  },
  reply: {
    method: 'post',
    path: '/api/v1/consultations/{id}/messages',
    body: buyerMessage,
    answer: conversation,
    status: 201,
    write: true,
  },
  conclude: {
    method: 'post',
    path: '/api/v1/consultations/{id}/outcome',
    body: outcome,
    answer: conversation,
    status: 200,
    write: true,
  },
  withdraw: {
    method: 'post',
    path: '/api/v1/consultations/{id}/withdrawal',
    body: z.strictObject({}),
    answer: conversation,
    status: 200,
    write: true,
  },
} as const;
export type DeskRoute = keyof typeof deskRoutes;
