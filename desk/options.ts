import { parseArgs } from 'node:util';

import * as z from 'zod/mini';

import { type OpenIdConfig, readOpenIdConfig } from './open-id/config.ts';

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65_535));
const origin = z.url({ protocol: /^https?$/ }).check(z.overwrite((text) => new URL(text).origin));

/** What is done instead of running the desk. */
const command = z.union([
  z.tuple([z.enum(['backup', 'restore', 'erase']), z.string().check(z.minLength(1))]),
  z.tuple([]),
]);

const options = z.strictObject({
  command,
  data: z.string().check(z.minLength(1)),
  host: z.string().check(z.minLength(1)),
  port,
  database: z.optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'DATABASE_URL must be postgres://…' }),
  ),
  'public-url': z.optional(origin),
  'trust-proxy': z.boolean(),
  'sign-in-link': z.boolean(),
  channels: z.optional(z.string()),
  'test-channel': z.optional(z.string()),
  extensions: z.optional(z.string()),
  'keep-days': z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
  'metrics-token': z.optional(z.string().check(z.minLength(16))),
  announce: z.enum(['text', 'json']),
  help: z.boolean(),
});
export type Options = z.output<typeof options> & { openId: OpenIdConfig | undefined };

export const HELP = `usage: npm run desk -- [options]      (each also by environment variable)

  --data DIR         DESK_DATA         folder of the database (.run/desk)
  --host HOST        DESK_HOST         address to listen on (127.0.0.1)
  --port N           DESK_PORT         port to listen on, 0 for any free one (4180)
  --public-url URL   DESK_PUBLIC_URL   address under which people reach the desk, e.g. https://desk.example.com
  --trust-proxy      DESK_TRUST_PROXY  =1: a proxy in front appends to X-Forwarded-For
  --channels FILE    DESK_CHANNELS     IT's own tools that requests also go to (docs/channels)
  --test-channel ID                    send one of them a test message, say what became of it, and end
  --extensions DIR   DESK_EXTENSIONS   a release (npm run release) that browsers install and update from, under /ext/
  --keep-days N      DESK_KEEP_DAYS    delete what was answered, closed or withdrawn so many days ago (keep all)
  --sign-in-link     DESK_SIGN_IN_LINK =1: print a new one-time sign-in link (the first start always does)
  --announce json    DESK_ANNOUNCE     print address, token and link as one line of JSON
  --help

  backup FILE        write everything into one file; the desk may be running
  restore FILE       read such a file into an empty --data or DATABASE_URL, whichever it was written from
  erase EMAIL        delete all about one buyer, and say which copies other tools have

DESK_METRICS_TOKEN=…   who shows it as a bearer token reads /metrics; without one only this machine does.
DATABASE_URL=postgres://… keeps everything in PostgreSQL, which several desks may share, instead of --data.
DESK_OPENID_ISSUER=https://…   people sign in at your OpenID provider instead of by links (docs/sign-in.md).`;

/** Reads command line, then environment, then defaults. Throws an error whose message says what is wrong. */
export function readOptions(args: string[], env: NodeJS.ProcessEnv): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string', default: env.DESK_DATA || '.run/desk' },
      host: { type: 'string', default: env.DESK_HOST || '127.0.0.1' },
      port: { type: 'string', default: env.DESK_PORT || '4180' },
      'public-url': {
        type: 'string',
        ...(env.DESK_PUBLIC_URL && { default: env.DESK_PUBLIC_URL }),
      },
      'trust-proxy': { type: 'boolean', default: env.DESK_TRUST_PROXY === '1' },
      extensions: {
        type: 'string',
        ...(env.DESK_EXTENSIONS && { default: env.DESK_EXTENSIONS }),
      },
      'sign-in-link': { type: 'boolean', default: env.DESK_SIGN_IN_LINK === '1' },
      channels: { type: 'string', ...(env.DESK_CHANNELS && { default: env.DESK_CHANNELS }) },
      'test-channel': { type: 'string' },
      'keep-days': {
        type: 'string',
        ...(env.DESK_KEEP_DAYS && { default: env.DESK_KEEP_DAYS }),
      },
      announce: { type: 'string', default: env.DESK_ANNOUNCE || 'text' },
      help: { type: 'boolean', default: false },
    },
  });
  const database = env.DATABASE_URL || undefined;
  const metricsToken = env.DESK_METRICS_TOKEN || undefined;
  const parsed = options.safeParse({
    ...values,
    command: positionals,
    database,
    'metrics-token': metricsToken,
  });
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  if (!isLoopback(parsed.data.host) && !parsed.data['public-url'])
    throw new Error('--host beyond this machine needs --public-url: the address people will use.');
  return { ...parsed.data, openId: readOpenIdConfig(env) };
}

const isLoopback = (host: string): boolean => /^(localhost|127\.[\d.]+|::1)$/.test(host);
