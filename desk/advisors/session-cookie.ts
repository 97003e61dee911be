import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import type { Desk } from '../desk.ts';
import type { SessionKind } from '../store/database.ts';
import { cookieAge, endSession } from './sessions.ts';

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

export async function leave(c: Context, desk: Desk): Promise<void> {
  const secret = sessionIn(c, desk);
  if (secret) await endSession(desk.store.db, secret);
  deleteCookie(c, nameOf(desk), options(desk));
}
