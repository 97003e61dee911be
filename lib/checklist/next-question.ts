import type { Answers } from './answers.ts';
import { type Thresholds, levelOf } from './level.ts';
import type { Question } from './questions.ts';

/**
 * The unanswered questions, in order, whose answer can still change the level, whatever the others will be.
 * `basePoints`: what is known without asking. The first is the next to ask; none left: the level stands.
 */
export function openQuestions(
  questions: readonly Question[],
  answers: Answers,
  basePoints: number,
  thresholds: Thresholds = {},
): Question[] {
  const given = basePoints + pointsOf(questions, answers);
  const unanswered = questions.filter((question) => optionOf(question, answers) === undefined);
  return unanswered.filter((question) => {
    const others = unanswered.filter((other) => other !== question);
    return canChangeLevel(question, reachable(given, others), thresholds);
  });
}

export const optionOf = (question: Question, answers: Answers) =>
  question.options.find((option) => option.id === answers[question.id]);

function pointsOf(questions: readonly Question[], answers: Answers): number {
  return questions.reduce((sum, question) => sum + (optionOf(question, answers)?.points ?? 0), 0);
}

/** Every sum the other questions can lead to. */
function reachable(given: number, others: readonly Question[]): Set<number> {
  let sums = new Set([given]);
  for (const question of others) {
    const points = possiblePoints(question);
    sums = new Set([...sums].flatMap((sum) => points.map((more) => sum + more)));
  }
  return sums;
}

function canChangeLevel(question: Question, sums: Set<number>, thresholds: Thresholds): boolean {
  const points = possiblePoints(question);
  return [...sums].some(
    (sum) => new Set(points.map((more) => levelOf(sum + more, thresholds))).size > 1,
  );
}

/** No answer at all counts for nothing. */
const possiblePoints = (question: Question) => [
  0,
  ...question.options.map((option) => option.points),
];
