import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import { enter } from '../advisors/session-cookie.ts';
import type { Desk } from '../desk.ts';
import { addressOf } from '../http/address.ts';
import { refuse } from '../http/problems.ts';
import { TokenBuckets } from '../http/token-buckets.ts';
import { OPEN_ID_PATH, type SignInFailure } from '../inbox-contract/sign-in.ts';
import { ATTEMPT_MS, keepAttempt, takeAttempt } from './attempts.ts';
import { type Provider, codeOf, failureOf } from './provider.ts';
import { signInAs } from './sign-in.ts';

const COME_BACK = `${OPEN_ID_PATH}/callback`;

/** The two ends of a sign-in at the provider: a browser is sent there, and comes back. */
export function openIdRoutes(desk: Desk, provider: Provider): Hono {
  const signIns = new TokenBuckets(desk.limits.enrolmentsPerAddress);
  return new Hono()
    .get(OPEN_ID_PATH, async (c) => {
      const waitMs = signIns.take(addressOf(c, desk.trustProxy), desk.now());
      if (waitMs > 0) throw refuse.tooMany(waitMs);
      try {
        const { url, attempt } = await provider.begin(addressToComeBackTo(desk).href);
        const secret = await keepAttempt(desk.store.db, attempt, desk.now());
        setCookie(c, nameOf(desk), secret, { ...options(desk), maxAge: ATTEMPT_MS / 1000 });
        return go(c, url.href);
      } catch (error) {
        return fail(c, desk, failureOf(error), codeOf(error));
      }
    })
    .get(COME_BACK, async (c) => {
      const attempt = await takeAttempt(desk.store.db, getCookie(c, nameOf(desk)), desk.now());
      deleteCookie(c, nameOf(desk), options(desk));
      const address = addressToComeBackTo(desk);
      address.search = new URL(c.req.url).search;
      if (!attempt || address.searchParams.get('state') !== attempt.state)
        return fail(c, desk, 'stale', 'state');
      try {
        const arrival = await provider.finish(address, attempt);
        const secret = await signInAs(desk.store.db, arrival, provider.config, desk.now());
        if (!secret) return fail(c, desk, 'no-role', provider.config.claim);
        await enter(c, desk, secret, 'open-id');
        return go(c, '/');
      } catch (error) {
        return fail(c, desk, failureOf(error), codeOf(error));
      }
    });
}

/** The desk's public address, whatever the caller called it: the provider knows no other. */
function addressToComeBackTo(desk: Desk): URL {
  const [origin] = desk.origins;
  return new URL(COME_BACK, origin);
}

function fail(c: Context, desk: Desk, failure: SignInFailure, code: string): Response {
  desk.log('warn', 'open-id', { failure, code });
  return go(c, `/#sign-in-failed=${failure}`);
}

function go(c: Context, address: string): Response {
  c.header('Cache-Control', 'no-store');
  return c.redirect(address, 302);
}

const nameOf = (desk: Desk): string =>
  desk.secureCookies ? '__Host-desk-open-id' : 'desk-open-id';

/** Lax: the provider's page sends the browser back, and that is another site. */
const options = (desk: Desk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Lax', secure: desk.secureCookies }) as const;
