import type { Context } from 'hono';
import * as z from 'zod/mini';

import type { Problem } from '../../lib/consultation/desk-contract.ts';

z.config(z.locales.en());

/** A refusal the caller is told about, as RFC 9457 problem details. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly headers: Record<string, string>;

  constructor(problem: Problem, headers: Record<string, string> = {}) {
    super(problem.title);
    this.problem = problem;
    this.headers = headers;
  }
}

function refusal(status: number, kind: string, title: string, detail?: string): Problem {
  const type = `urn:right-purchase:problem:${kind}`;
  return { type, title, status, ...(detail === undefined ? {} : { detail }) };
}

const malformed = (detail: string) =>
  new Refusal(refusal(400, 'malformed', 'The request cannot be read', detail));

const keyMissing = () =>
  new Refusal(
    refusal(400, 'idempotency-key', 'An Idempotency-Key is needed', 'Send a UUID in that header.'),
  );

const notAuthorised = (detail: string) =>
  new Refusal(refusal(401, 'not-authorised', 'Not authorised', detail), {
    'WWW-Authenticate': 'Bearer',
  });

const adminsOnly = () =>
  new Refusal(refusal(403, 'admins-only', 'Not allowed', 'Only an administrator may do this.'));

const byOpenId = () =>
  new Refusal(
    refusal(
      403,
      'by-open-id',
      'Not allowed',
      'Who may sign in is decided by groups at your OpenID provider.',
    ),
  );

const foreignOrigin = (address: string) =>
  new Refusal(
    refusal(
      403,
      'foreign-origin',
      'Not allowed',
      `Open the inbox at ${address}, or start the desk with --public-url.`,
    ),
  );

const notFound = () => new Refusal(refusal(404, 'not-found', 'Not found'));

const inFlight = () =>
  new Refusal(
    refusal(409, 'in-flight', 'A call with this Idempotency-Key is still being worked on'),
    { 'Retry-After': '1' },
  );

const withdrawn = () =>
  new Refusal(
    refusal(
      409,
      'withdrawn',
      'This has changed in the meantime',
      'The buyer has withdrawn this request.',
    ),
  );

const dismissesSelf = () =>
  new Refusal(refusal(409, 'dismisses-self', 'Not possible', 'Nobody can dismiss themselves.'));

const tooLarge = (maxBytes: number) =>
  new Refusal(
    refusal(413, 'too-large', 'The body is too large', `At most ${maxBytes} bytes are taken.`),
    { Connection: 'close' },
  );

const notJson = () =>
  new Refusal(
    refusal(415, 'not-json', 'The body must be JSON', 'Send Content-Type: application/json.'),
  );

const invalid = (error: z.core.$ZodError) =>
  new Refusal({
    ...refusal(422, 'invalid', 'Some fields are not right'),
    errors: error.issues.slice(0, 20).map((issue) => ({
      path: z.core.toDotPath(issue.path),
      message: issue.message,
    })),
  });

const invalidField = (path: string, message: string) =>
  new Refusal({
    ...refusal(422, 'invalid', 'Some fields are not right'),
    errors: [{ path, message }],
  });

const keyReused = () =>
  new Refusal(
    refusal(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another body'),
  );

const tooMany = (waitMs: number) =>
  new Refusal(refusal(429, 'too-many', 'Too many calls', 'Wait, then try again.'), {
    'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))),
  });

const failed = () => new Refusal(refusal(500, 'failed', 'The desk failed. Nothing was changed.'));

const unavailable = (detail: string) =>
  new Refusal(refusal(503, 'unavailable', 'Not available right now', detail), {
    'Retry-After': '2',
  });

export const refuse = {
  malformed,
  keyMissing,
  notAuthorised,
  adminsOnly,
  byOpenId,
  foreignOrigin,
  notFound,
  inFlight,
  withdrawn,
  dismissesSelf,
  tooLarge,
  notJson,
  invalid,
  invalidField,
  keyReused,
  tooMany,
  failed,
  unavailable,
};

export function answerRefusal(c: Context, { problem, headers }: Refusal): Response {
  return c.body(JSON.stringify(problem), problem.status as 400, {
    ...headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
