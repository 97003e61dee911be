import { createHash } from 'node:crypto';

import type { Context } from 'hono';

/** What a GET answers: `version` changes whenever the answer does; where absent, the answer itself is compared. */
export interface Reading<T> {
  version?: string;
  answer: () => Promise<T>;
}

/** Answers a conditional GET: 304 where the caller has this version already. */
export async function answerReading(c: Context, reading: Reading<unknown>): Promise<Response> {
  let json: string | undefined;
  if (reading.version === undefined) json = JSON.stringify(await reading.answer());
  const etag = `"${reading.version ?? createHash('sha256').update(json!).digest('base64url')}"`;
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' };
  if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
  json ??= JSON.stringify(await reading.answer());
  return c.body(json, 200, { ...headers, 'Content-Type': 'application/json' });
}

function matches(header: string | undefined, etag: string): boolean {
  const offered = new Set((header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, '')));
  return offered.has(etag) || offered.has('*');
}
