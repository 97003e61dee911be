import * as z from 'zod/mini';

import { identifier } from '../checklist/answers.ts';
import { DEFAULT_QUESTIONS } from '../checklist/questions.ts';
import { line } from '../line.ts';

const MOST_QUESTIONS = 20;
/** One key each. */
const MOST_OPTIONS = 9;

const option = z.object({
  id: identifier,
  text: z.optional(line(120)),
  points: z.optional(z.int().check(z.minimum(-10), z.maximum(10))),
});

const translation = z.object({
  language: z
    .string()
    .check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { error: 'must be a language tag' })),
  text: z.optional(line(200)),
  help: z.optional(line(200)),
  options: z.optional(
    z.array(z.object({ id: identifier, text: line(120) })).check(z.maxLength(MOST_OPTIONS)),
  ),
});

const question = z
  .object({
    id: identifier,
    text: z.optional(line(200)),
    help: z.optional(line(200)),
    options: z.optional(
      z
        .array(option)
        .check(z.minLength(2), z.maxLength(MOST_OPTIONS), allDiffer('an option id stands twice')),
    ),
    translations: z.optional(z.array(translation).check(z.maxLength(40))),
  })
  .check(
    z.refine((own) => isDefault(own.id) || isWhole(own), {
      error: 'a question of your own needs a text and options, each with a text',
    }),
  );

/**
 * The organisation's own questions in their order. A question with the id of a default one takes from it what it does
 * not say itself, so `{ "id": "purpose" }` alone asks the default question.
 */
export const checklistPolicy = z
  .array(question)
  .check(z.minLength(1), z.maxLength(MOST_QUESTIONS), allDiffer('a question id stands twice'));
export type ChecklistPolicy = z.infer<typeof checklistPolicy>;

const isDefault = (id: string) => DEFAULT_QUESTIONS.some((question) => question.id === id);

const isWhole = ({
  text,
  options,
}: {
  text?: unknown;
  options?: { text?: unknown }[] | undefined;
}) => text !== undefined && options?.every((option) => option.text !== undefined);

function allDiffer(error: string) {
  return z.refine<{ id: string }[]>(
    (items) => new Set(items.map(({ id }) => id)).size === items.length,
    { error },
  );
}
