import { createHash } from 'node:crypto';

import { type Context, Hono } from 'hono';
import type * as z from 'zod/mini';

import type { Conversation, Request } from '../../lib/consultation/consultation.ts';
import { MAX_BODY_BYTES, deskRoutes } from '../../lib/consultation/desk-contract.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../http/address.ts';
import { readBody } from '../http/body.ts';
import { answerReading } from '../http/etag.ts';
import { Refusal, refuse } from '../http/problems.ts';
import { TokenBuckets } from '../http/token-buckets.ts';
import { Credentials } from '../store/credentials.ts';
import { authenticate, enrol } from './enrolment.ts';
import { takeHealth } from './health.ts';
import { type Answered, type Attempt, idempotencyKey, once } from './idempotency.ts';
import { Intake } from './intake.ts';
import { openApiDocument } from './openapi.ts';
import { Organisations } from './organisation.ts';
import {
  type Change,
  type ChangeRoute,
  type ReadRoute,
  type WriteRoute,
  changes,
  reads,
} from './routes.ts';

/** Any page may ask: no cookie is looked at here, what counts is the credential. */
const CROSS_ORIGIN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'etag, retry-after, idempotency-replayed',
};
const PREFLIGHT = {
  ...CROSS_ORIGIN,
  'Access-Control-Allow-Methods': 'GET, POST, PUT',
  'Access-Control-Allow-Headers': 'authorization, content-type, idempotency-key, if-none-match',
  'Access-Control-Max-Age': '86400',
};

/** The buyer's side of the desk, route by route as the contract lists them. */
export function buyerApi(desk: Desk): Hono {
  const api = new Hono();
  const guard = new Guard(desk);
  const organisations = new Organisations(desk.store.db, desk.live);
  api.options('/api/v1/*', (c) => c.body(null, 204, PREFLIGHT));
  api.use('/api/v1/*', async (c, next) => {
    for (const [name, value] of Object.entries(CROSS_ORIGIN)) c.header(name, value);
    await next();
  });
  api.get('/api/v1/openapi.json', (c) => c.json(openApiDocument()));
  api.post(deskRoutes.enrol.path, (c) => answerEnrolment(c, desk, guard));
  api.put(deskRoutes.report.path, (c) => answerReport(c, desk, guard));

  for (const name of Object.keys(reads) as ReadRoute[])
    api.get(honoPath(deskRoutes[name].path), async (c) => {
      const credential = await guard.caller(c);
      const id = c.req.param('id') ?? '';
      const call = { db: desk.store.db, organisations, credential, id, now: desk.now() };
      return answerReading(c, await reads[name](call));
    });

  const intake = new Intake(desk.store.db);
  api.post(honoPath(deskRoutes.create.path), (c) =>
    answerWrite(c, 'create', desk, guard, ({ attempt, body, now }) =>
      intake.take(attempt, body as Request, now),
    ),
  );
  for (const name of Object.keys(changes) as ChangeRoute[])
    api.post(honoPath(deskRoutes[name].path), (c) =>
      answerWrite(c, name, desk, guard, ({ attempt, body, now }) => {
        const change = changes[name] as (call: Change<unknown>) => Promise<Conversation>;
        const { credential } = attempt;
        const id = c.req.param('id') ?? '';
        return once(desk.store.db, attempt, now, (db) => change({ db, credential, id, body, now }));
      }),
    );
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

interface ParsedWrite {
  attempt: Attempt;
  body: unknown;
  now: number;
}

async function answerWrite(
  c: Context,
  name: WriteRoute,
  desk: Desk,
  guard: Guard,
  act: (write: ParsedWrite) => Promise<Answered>,
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
  const attempt = { credential, key, hash };
  const { answer, news } = await act({ attempt, body, now: desk.now() });
  if (news) {
    desk.metrics.count('desk_writes_total', { kind: name });
    desk.live.tell({ type: 'consultation', ...news });
  }
  return c.body(answer, status, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    ...(news ? {} : { 'Idempotency-Replayed': 'true' }),
  });
}

/** Who may call, and how often. */
class Guard {
  readonly #desk: Desk;
  readonly #credentials: Credentials;
  readonly #calls: TokenBuckets;
  readonly #enrolments: TokenBuckets;
  readonly #failures: TokenBuckets;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#credentials = new Credentials(desk.store.db);
    this.#calls = new TokenBuckets(desk.limits.perCredential);
    this.#enrolments = new TokenBuckets(desk.limits.enrolmentsPerAddress);
    this.#failures = new TokenBuckets(desk.limits.failuresPerAddress);
  }

  /** The id of the calling credential, or a refusal (401, 429). */
  async caller(c: Context): Promise<string> {
    const { now } = this.#desk;
    const header = c.req.header('authorization');
    const credential = await this.counted(c, () => authenticate(this.#credentials, header, now()));
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
