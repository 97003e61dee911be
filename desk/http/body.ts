import { createHash } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type * as z from 'zod/mini';

import { refuse } from './problems.ts';

export interface ReadBody<T> {
  value: T;
  /** SHA-256 of the bytes as sent, hex. */
  hash: string;
}

/** Reads a JSON body of at most `maxBytes` and parses it with `schema`. Refuses with 400, 413, 415 or 422. */
export async function readBody<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
  maxBytes: number,
): Promise<ReadBody<z.output<Schema>>> {
  requireJson(c);
  const bytes = await readBytes(c, maxBytes);
  const parsed = schema.safeParse(parseJson(bytes));
  if (!parsed.success) throw refuse.invalid(parsed.error);
  return { value: parsed.data, hash: createHash('sha256').update(bytes).digest('hex') };
}

function requireJson(c: Context): void {
  const type = c.req.header('content-type') ?? '';
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) throw refuse.notJson();
  if (encoding !== 'identity') throw refuse.notJson();
}

/** A body of at most `maxBytes`. Refuses with 400 or 413. */
export async function readBytes(c: Context, maxBytes: number): Promise<Buffer> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) throw refuse.tooLarge(maxBytes);
  const { incoming } = c.env as HttpBindings;
  // Whoever hung up before we looked will not be heard to do so.
  if (incoming.destroyed) throw refuse.malformed('The body was cut off.');
  return new Promise((done, refused) => {
    const chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else refused(refuse.tooLarge(maxBytes));
    });
    incoming.on('end', () => done(Buffer.concat(chunks)));
    incoming.on('error', () => refused(refuse.malformed('The body was cut off.')));
    incoming.on('close', () => refused(refuse.malformed('The body was cut off.')));
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw refuse.malformed('The body is not JSON in UTF-8.');
  }
}
