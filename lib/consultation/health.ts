import * as z from 'zod/mini';

import { line } from '../line.ts';
import { plainText } from '../plain-text.ts';
import type { PolicyProblem } from '../policy/parse-policy.ts';

/** What runs here: the extension's version and the browser's, e.g. `Firefox/153`. */
export const client = z.strictObject({ version: line(40), browser: line(40) });
export type Client = z.infer<typeof client>;

const KEY_LENGTH = 200;
const REASON_LENGTH = 300;
/** As many as `parsePolicy` names, and how many more there are. */
const MOST_PROBLEMS = 51;

/**
 * `PUT /api/v1/health`: how this browser is set up, for IT to count. Of a policy value that does not fit, its key and
 * the reason; never the value, and nothing about pages or people.
 */
export const health = z.strictObject({
  client,
  problems: z
    .array(z.strictObject({ key: line(KEY_LENGTH), reason: line(REASON_LENGTH) }))
    .check(z.maxLength(MOST_PROBLEMS)),
});
export type Health = z.infer<typeof health>;

export const healthOf = (client: Client, problems: readonly PolicyProblem[]): Health => ({
  client,
  problems: problems.map(({ key, reason }) => ({
    key: plainText(key, KEY_LENGTH) || '?',
    reason: plainText(reason, REASON_LENGTH),
  })),
});
