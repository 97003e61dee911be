import * as z from 'zod/mini';

import { line } from '../line.ts';

export const identifier = z.string().check(
  z.regex(/^[a-z][a-z0-9-]{0,40}$/, {
    error: 'must be an identifier: a-z, 0-9 and hyphens, a letter first',
  }),
);

/** Answers by question id → option id. */
export const answers = z.record(identifier, identifier);
export type Answers = z.infer<typeof answers>;

export const level = z.enum(['go', 'talk', 'consult']);
export type Level = z.infer<typeof level>;

/** An answered question in the buyer's own words, as previewed; ids let IT count across languages. */
export const answeredQuestion = z.strictObject({
  question: identifier,
  option: identifier,
  questionText: line(200),
  optionText: line(120),
});

/** The assessment in the buyer's words, as previewed. */
export const statedAssessment = z.strictObject({
  level,
  reasons: z.array(line(300)).check(z.maxLength(3)),
  alternatives: z.array(line(120)).check(z.maxLength(5)),
});
