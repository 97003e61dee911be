import type { BillingPeriod } from '../checkout/sighting.ts';
import type { Answers } from './answers.ts';
import type { Circumstances } from './circumstances.ts';
import type { Question } from './questions.ts';

const COMMITMENT: Partial<Record<BillingPeriod, string>> = {
  week: 'monthly',
  month: 'monthly',
  year: 'yearly',
  'multi-year': 'multi-year',
};

/** Answers the page or the catalogue already gave, to questions (and with options) that are asked here. */
export function knownAnswers(
  questions: readonly Question[],
  { offer, catalogue }: Circumstances,
): Answers {
  const known: Record<string, string | undefined> = {
    commitment: offer.period && COMMITMENT[offer.period],
    'good-enough': catalogue.own?.status === 'approved' ? 'yes' : undefined,
  };
  return Object.fromEntries(
    questions.flatMap(({ id, options }) => {
      const option = options.find((option) => option.id === known[id]);
      return option ? [[id, option.id]] : [];
    }),
  );
}
