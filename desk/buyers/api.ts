import { createHash } from 'node:crypto';

import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import type * as z from 'zod/mini';

import { conversation } from '../../lib/consultation/consultation.ts';
import { MAX_BODY_BYTES, deskRoutes } from '../../lib/consultation/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../http/address.ts';
import { readBody } from '../http/body.ts';
import { answerReading } from '../http/etag.ts';
import { Refusal, refuse } from '../http/problems.ts';
import { TokenBuckets } from '../http/token-buckets.ts';
import { authenticate, enrol } from './enrolment.ts';
import { takeHealth } from './health.ts';
import { idempotencyKey, once } from './idempotency.ts';
import { openApiDocument } from './openapi.ts';
import { type ReadRoute, type Write, type WriteRoute, reads, writes } from './routes.ts';

const CROSS_ORIGIN = cors({
  origin: '*',
  allowMethods: ['GET', 'POST', 'PUT'],
  allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
  exposeHeaders: ['etag', 'retry-after', 'idempotency-replayed'],
  maxAge: 86_400,
});

/** The buyer's side of the desk, route by route as the contract lists them. */
export function buyerApi(desk: Desk): Hono {
  const api = new Hono();
  const guard = new Guard(desk);
  api.use('/api/v1/*', CROSS_ORIGIN);
  api.get('/api/v1/openapi.json', (c) => c.json(openApiDocument()));
  api.post(deskRoutes.enrol.path, (c) => answerEnrolment(c, desk, guard));
  api.put(deskRoutes.report.path, (c) => answerReport(c, desk, guard));

  for (const name of Object.keys(reads) as ReadRoute[])
    api.get(honoPath(deskRoutes[name].path), async (c) => {
      const credential = await guard.caller(c);
      const id = c.req.param('id') ?? '';
      const call = { db: desk.store.db, credential, id, now: desk.now() };
      return answerReading(c, await reads[name](call));
    });

  for (const name of Object.keys(writes) as WriteRoute[])
    api.post(honoPath(deskRoutes[name].path), (c) => answerWrite(c, name, desk, guard));
  return api;
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function answerEnrolment(c: Context, desk: Desk, guard: Guard): Promise<Response> {
  guard.enrolment(c);
  const { value } = await readBody(c, deskRoutes.enrol.body, MAX_BODY_BYTES);
  const answer = await guard.counted(c, () => enrol(desk.store.db, value, desk.now()));
  return c.json(answer, deskRoutes.enrol.status, { 'Cache-Control': 'no-store' });
}

async function answerReport(c: Context, desk: Desk, guard: Guard): Promise<Response> {
  const credential = await guard.caller(c);
  const { value } = await readBody(c, deskRoutes.report.body, MAX_BODY_BYTES);
  await takeHealth(desk.store.db, credential, value, desk.now());
  return c.json({}, deskRoutes.report.status);
}

async function answerWrite(
  c: Context,
  name: WriteRoute,
  desk: Desk,
  guard: Guard,
): Promise<Response> {
  const { body: schema, status } = deskRoutes[name];
  const credential = await guard.caller(c);
  const key = idempotencyKey(c.req.header('idempotency-key'));
  const { value: body, hash: bodyHash } = await readBody(
    c,
    schema as z.ZodMiniType,
    MAX_BODY_BYTES,
  );
  const hash = createHash('sha256').update(`POST ${c.req.path}\n${bodyHash}`).digest('hex');
  const now = desk.now();
  const id = c.req.param('id') ?? '';
  const write = writes[name] as (call: Write<unknown>) => Promise<unknown>;
  const { answer, replayed } = await once(desk.store.db, { credential, key, hash }, now, (db) =>
    write({ db, credential, id, body, now }),
  );
  if (!replayed) desk.live.tell({ type: 'consultation', ...idAndRevision(answer) });
  return c.body(answer, status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
  });
}

function idAndRevision(answer: string): { id: string; revision: number } {
  const { id, revision } = conversation.parse(JSON.parse(answer));
  return { id, revision };
}

/** Who may call, and how often. */
class Guard {
  readonly #desk: Desk;
  readonly #calls: TokenBuckets;
  readonly #enrolments: TokenBuckets;
  readonly #failures: TokenBuckets;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#calls = new TokenBuckets(desk.limits.perCredential);
    this.#enrolments = new TokenBuckets(desk.limits.enrolmentsPerAddress);
    this.#failures = new TokenBuckets(desk.limits.failuresPerAddress);
  }

  /** The id of the calling credential, or a refusal (401, 429). */
  async caller(c: Context): Promise<string> {
    const { store, now } = this.#desk;
    const header = c.req.header('authorization');
    const credential = await this.counted(c, () => authenticate(store.db, header, now()));
    limit(this.#calls, credential, now());
    return credential;
  }

  enrolment(c: Context): void {
    limit(this.#enrolments, addressOf(c, this.#desk.trustProxy), this.#desk.now());
  }

  /** Runs `check`; an address that fails it too often is told to wait instead. */
  async counted<T>(c: Context, check: () => Promise<T>): Promise<T> {
    try {
      return await check();
    } catch (error) {
      if (error instanceof Refusal && error.problem.status === 401)
        limit(this.#failures, addressOf(c, this.#desk.trustProxy), this.#desk.now());
      throw error;
    }
  }
}

function limit(buckets: TokenBuckets, key: string, now: number): void {
  const waitMs = buckets.take(key, now);
  if (waitMs > 0) throw refuse.tooMany(waitMs);
}
