import * as z from 'zod/mini';

import type { HttpAnswer } from '../consultation/desk-answer.ts';
import { plainText } from '../plain-text.ts';
import { type Access, type Reading, bodyOf, readStatus } from './http-channel.ts';

const secret = z.string().check(z.minLength(1), z.maxLength(200));

/** The settings of a confidential OAuth client, which acts for whoever made it. */
export const oauthClient = { clientId: secret, clientSecret: secret };

interface OauthClient {
  clientId: string;
  clientSecret: string;
}

/** What it asks access with (RFC 6749, 4.4). */
export const credentialsOf = ({ clientId, clientSecret }: OauthClient) => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
});

const granted = z.object({
  access_token: z.string().check(z.regex(/^[\x21-\x7e]{1,2000}$/)),
  expires_in: z.prefault(z.nullable(z.number()), null),
});
const denied = z.object({ error: z.string() });
/** Where it does not say for how long, it is asked again soon. */
const AT_LEAST_S = 300;
const EARLY_S = 30;

/** Reads what `tool` answers an OAuth client that asked for access. */
export const readAccess =
  (tool: string) =>
  (answer: HttpAnswer, now: Date): Access | Reading => {
    const reading = readStatus(answer, now);
    if (reading.kind === 'refused') {
      const why = plainText(bodyOf(answer, denied)?.error ?? '', 60);
      return why
        ? { ...reading, because: `it does not let our OAuth client in (${why})` }
        : reading;
    }
    if (reading.kind !== 'done') return reading;
    const access = bodyOf(answer, granted);
    if (!access)
      return { kind: 'later', because: `it answered something else than ${tool}`, certain: true };
    const seconds = (access.expires_in ?? AT_LEAST_S) - EARLY_S;
    return {
      authorization: `Bearer ${access.access_token}`,
      until: now.getTime() + seconds * 1000,
    };
  };
