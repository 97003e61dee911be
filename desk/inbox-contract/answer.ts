import * as z from 'zod/mini';

import { adviceDraft, verdict } from '../../lib/consultation/consultation.ts';
import { line, prose } from '../../lib/line.ts';

/** Advice from the inbox; its id makes a second press harmless. */
export const givenAdvice = z.extend(adviceDraft, { id: z.uuid() }).check(
  z.refine(({ verdict, alternative }) => verdict !== 'use-this-instead' || Boolean(alternative), {
    path: ['alternative'],
    error: 'name what to use instead',
  }),
  z.refine(
    ({ verdict, conditions }) => verdict !== 'go-ahead-with-conditions' || conditions.length > 0,
    { path: ['conditions'], error: 'name at least one condition' },
  ),
);
export type GivenAdvice = z.infer<typeof givenAdvice>;

export const itMessage = z.strictObject({
  id: z.uuid(),
  text: prose(4000).check(z.minLength(1)),
});

/** `assignee: null` gives it back to everybody. */
export const handling = z.strictObject({
  status: z.optional(z.enum(['open', 'in-review', 'closed'])),
  assignee: z.optional(z.nullable(z.uuid())),
});

/** Words to start from. `{vendor}` and `{buyer}` are filled in by the page. */
export const replyTemplate = z.strictObject({
  title: line(60),
  verdict: z.optional(verdict),
  text: prose(4000).check(z.minLength(1)),
  conditions: z.optional(adviceDraft.shape.conditions),
});
export type ReplyTemplate = z.infer<typeof replyTemplate>;

export const templates = z.strictObject({ items: z.array(replyTemplate).check(z.maxLength(50)) });
