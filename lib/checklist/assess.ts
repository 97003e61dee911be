import type { Phrase } from '../phrase.ts';
import type { Answers, Level } from './answers.ts';
import { type Circumstances, type Weight, weighCircumstances } from './circumstances.ts';
import { type Thresholds, levelOf } from './level.ts';
import { optionOf } from './next-question.ts';
import type { Question } from './questions.ts';
import { questionsFromIt, questionsToVendor } from './useful-questions.ts';

export interface Assessment {
  level: Level;
  /** At most three, the weightiest first. */
  reasons: Phrase[];
  /** Names of software the organisation already has for this. */
  alternatives: string[];
  askVendor: Phrase[];
  itWillAsk: Phrase[];
}

const MOST_REASONS = 3;

/** What the answers and the circumstances come to. Explains itself: the level is the sum of what the reasons weigh. */
export function assess(
  questions: readonly Question[],
  answers: Answers,
  circumstances: Circumstances,
  thresholds: Thresholds = {},
): Assessment {
  const weights = [
    ...weighCircumstances(circumstances),
    ...questions.flatMap((question) => weighAnswer(question, answers)),
  ];
  const points = weights.reduce((sum, { points }) => sum + points, 0);
  const level = levelOf(points, thresholds);
  return {
    level,
    reasons: reasonsFor(level, weights),
    alternatives: circumstances.catalogue.similar.map((entry) => entry.name),
    askVendor: questionsToVendor(answers, circumstances),
    itWillAsk: questionsFromIt(answers, circumstances),
  };
}

function weighAnswer(question: Question, answers: Answers): Weight[] {
  const option = optionOf(question, answers);
  return option ? [{ points: option.points, reason: option.reason }] : [];
}

const NOTHING_AGAINST: Phrase = { key: 'assessment.nothing_against' };

/** For `go` what speaks for it, otherwise what speaks for a word with IT; the weightiest first. */
function reasonsFor(level: Level, weights: readonly Weight[]): Phrase[] {
  const spoken = weights
    .filter(({ points }) => (level === 'go' ? points <= 0 : points > 0))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .flatMap(({ reason }) => reason ?? []);
  return spoken.length > 0 ? spoken.slice(0, MOST_REASONS) : [NOTHING_AGAINST];
}
