import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import type { Desk } from '../desk.ts';
import type { SessionKind } from '../store/database.ts';
import { type Begun, cookieAge, endSession } from './sessions.ts';

const nameOf = (desk: Desk): string => (desk.secureCookies ? '__Host-desk' : 'desk');

const options = (desk: Desk) =>
  ({ path: '/', httpOnly: true, sameSite: 'Strict', secure: desk.secureCookies }) as const;

export const sessionIn = (c: Context, desk: Desk): string | undefined => getCookie(c, nameOf(desk));

/** Gives the browser a new session; the one it had ends, so that nobody who planted it comes in with it. */
export async function enter(
  c: Context,
  desk: Desk,
  secret: string,
  kind: SessionKind,
): Promise<void> {
  const before = sessionIn(c, desk);
  if (before) await endSession(desk.store.db, before);
  setCookie(c, nameOf(desk), secret, { ...options(desk), maxAge: cookieAge(kind) });
}

/** Returns how the session began that has ended now. */
export async function leave(c: Context, desk: Desk): Promise<Begun | undefined> {
  const secret = sessionIn(c, desk);
  deleteCookie(c, nameOf(desk), options(desk));
  return secret ? endSession(desk.store.db, secret) : undefined;
}
