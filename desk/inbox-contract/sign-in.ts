import * as z from 'zod/mini';

/** Before there is a session: `POST` signs in with a link's token, `DELETE` signs out. */
export const SESSION_PATH = '/api/inbox/session';

export const signInBody = z.strictObject({ token: z.string().check(z.maxLength(200)) });

/** `goTo`: where the browser signs out at the organisation's OpenID provider, too. */
export const signedOut = z.strictObject({ goTo: z.optional(z.url({ protocol: /^https?$/ })) });
export type SignedOut = z.infer<typeof signedOut>;

/** What a page without a session may know: `openId`: the organisation's OpenID provider signs people in. */
export const SIGN_IN_WAYS_PATH = '/api/inbox/sign-in';

export const signInWays = z.strictObject({ openId: z.boolean() });
export type SignInWays = z.infer<typeof signInWays>;

/** A browser that goes there is sent to the provider, comes back to `/callback` below it, and from there to `/`. */
export const OPEN_ID_PATH = '/api/inbox/open-id';

/** Why it comes back to `/#sign-in-failed=…` instead. `stale`: begun elsewhere, used already, or too long ago. */
export const signInFailure = z.enum(['stale', 'refused', 'provider', 'no-role']);
export type SignInFailure = z.infer<typeof signInFailure>;
