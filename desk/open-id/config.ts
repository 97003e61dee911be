import { readFileSync } from 'node:fs';

import * as z from 'zod/mini';

const isLoopback = (url: string) =>
  /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(url).hostname);

const issuer = z.url({ protocol: /^https?$/ }).check(
  z.refine((text) => !URL.canParse(text) || /^https:/i.test(text) || isLoopback(text), {
    error: 'must be https (http only for localhost)',
    abort: true,
  }),
);

const settings = z.object({
  DESK_OPENID_ISSUER: issuer,
  DESK_OPENID_CLIENT_ID: z.string({ error: 'is needed too' }).check(z.minLength(1)),
  DESK_OPENID_CLIENT_SECRET: z.optional(z.string()),
  DESK_OPENID_CLIENT_SECRET_FILE: z.optional(z.string()),
  DESK_OPENID_SCOPE: z.optional(z.string()),
  DESK_OPENID_CLAIM: z.optional(z.string()),
  DESK_OPENID_ADVISORS: z.optional(z.string()),
  DESK_OPENID_ADMINS: z.optional(z.string()),
});

export interface OpenIdConfig {
  issuer: URL;
  clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  clientSecret: string | undefined;
  scope: string;
  /** Where a person's groups stand: a claim of the ID token or of the user info, `a.b` inside another. */
  claim: string;
  /** Values of that claim that make an advisor, and an administrator. */
  advisors: ReadonlySet<string>;
  admins: ReadonlySet<string>;
}

/** Sign-in by OpenID Connect as the environment says it; undefined without `DESK_OPENID_ISSUER`. Throws what is wrong. */
export function readOpenIdConfig(env: NodeJS.ProcessEnv): OpenIdConfig | undefined {
  if (!env.DESK_OPENID_ISSUER) return undefined;
  const given = Object.entries(env).filter(([, value]) => value);
  const parsed = settings.safeParse(Object.fromEntries(given));
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const told = parsed.data;
  const claim = told.DESK_OPENID_CLAIM ?? 'groups';
  const advisors = setOf(told.DESK_OPENID_ADVISORS);
  const admins = setOf(told.DESK_OPENID_ADMINS);
  if (advisors.size + admins.size === 0)
    throw new Error(
      `DESK_OPENID_ADVISORS or DESK_OPENID_ADMINS must say which ${claim} may sign in.`,
    );
  const file = told.DESK_OPENID_CLIENT_SECRET_FILE;
  return {
    issuer: new URL(told.DESK_OPENID_ISSUER),
    clientId: told.DESK_OPENID_CLIENT_ID,
    clientSecret: file ? readFileSync(file, 'utf8').trim() : told.DESK_OPENID_CLIENT_SECRET,
    scope: told.DESK_OPENID_SCOPE ?? 'openid profile email',
    claim,
    advisors,
    admins,
  };
}

const setOf = (list = ''): Set<string> =>
  new Set(
    list
      .split(',')
      .map((value) => value.trim())
      .filter(Boolean),
  );
