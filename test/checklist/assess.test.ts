import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Answers, Level } from '../../lib/checklist/answers.ts';
import { assess } from '../../lib/checklist/assess.ts';
import { type Circumstances, weighCircumstances } from '../../lib/checklist/circumstances.ts';
import { levelOf } from '../../lib/checklist/level.ts';
import { openQuestions } from '../../lib/checklist/next-question.ts';
import { DEFAULT_QUESTIONS, type Question } from '../../lib/checklist/questions.ts';

const nothingKnown: Circumstances = { offer: {}, catalogue: { similar: [] } };

const harmless: Answers = {
  purpose: 'efficiency',
  customer: 'no',
  'good-enough': 'no',
  information: 'none',
  interpretation: 'me',
  impact: 'me',
  commitment: 'monthly',
};

const owned = (status: 'approved' | 'under-review' | 'discouraged'): Circumstances => ({
  offer: {},
  catalogue: { own: { name: 'Acme', domains: [], status }, similar: [] },
});

const priced = (minor: number, currency: string, period: 'month' | 'year'): Circumstances => ({
  offer: { price: { minor, currency }, period },
  catalogue: { similar: [] },
});

const levels: [
  story: string,
  answers: Answers,
  circumstances: Circumstances,
  level: Level,
  reason: string,
][] = [
  [
    'a small monthly tool without our data',
    harmless,
    nothingKnown,
    'go',
    'question.good-enough.reason.no',
  ],
  [
    'the same with internal data for the team',
    { ...harmless, information: 'internal', interpretation: 'team', impact: 'team' },
    nothingKnown,
    'go',
    'question.good-enough.reason.no',
  ],
  [
    'something good enough exists',
    { ...harmless, 'good-enough': 'yes' },
    nothingKnown,
    'talk',
    'question.good-enough.reason.yes',
  ],
  [
    'customers would feel it fail',
    { ...harmless, impact: 'customers' },
    nothingKnown,
    'talk',
    'question.impact.reason.customers',
  ],
  [
    'bound for years',
    { ...harmless, commitment: 'multi-year' },
    nothingKnown,
    'talk',
    'question.commitment.reason.multi-year',
  ],
  [
    'several teams, partly covered, internal data',
    { ...harmless, 'good-enough': 'partly', interpretation: 'teams', information: 'internal' },
    nothingKnown,
    'talk',
    'question.good-enough.reason.partly',
  ],
  [
    'customers’ data',
    { ...harmless, information: 'personal' },
    nothingKnown,
    'consult',
    'question.information.reason.personal',
  ],
  [
    'regulated data',
    { ...harmless, information: 'regulated' },
    nothingKnown,
    'consult',
    'question.information.reason.regulated',
  ],
  [
    'bound for years, customers feel it, several teams',
    { ...harmless, commitment: 'multi-year', impact: 'customers', customer: 'directly' },
    nothingKnown,
    'consult',
    'question.impact.reason.customers',
  ],
  [
    'twelve dollars a month',
    harmless,
    priced(1200, 'USD', 'month'),
    'go',
    'question.good-enough.reason.no',
  ],
  [
    'six thousand a year',
    harmless,
    priced(600_000, 'EUR', 'year'),
    'talk',
    'circumstance.cost.much',
  ],
  [
    'forty thousand a year',
    harmless,
    priced(350_000, 'GBP', 'month'),
    'consult',
    'circumstance.cost.much',
  ],
  [
    'six thousand yen a month',
    harmless,
    priced(6_000, 'JPY', 'month'),
    'go',
    'question.good-enough.reason.no',
  ],
  [
    'a currency we cannot judge',
    harmless,
    priced(9_000_000, 'XYZ', 'year'),
    'go',
    'question.good-enough.reason.no',
  ],
  [
    'approved by IT',
    { ...harmless, 'good-enough': 'yes' },
    owned('approved'),
    'go',
    'circumstance.approved',
  ],
  [
    'approved by IT, for customers’ data',
    { ...harmless, information: 'personal' },
    owned('approved'),
    'talk',
    'question.information.reason.personal',
  ],
  [
    'IT is looking at it already',
    harmless,
    owned('under-review'),
    'talk',
    'circumstance.under-review',
  ],
  ['IT would rather not', harmless, owned('discouraged'), 'talk', 'circumstance.discouraged'],
  ['nothing answered', {}, nothingKnown, 'go', 'assessment.nothing_against'],
];

describe('the assessment', () => {
  it.each(levels)('%s: answers %o', (_, answers, circumstances, level, reason) => {
    const assessment = assess(DEFAULT_QUESTIONS, answers, circumstances);
    expect(assessment.level).toBe(level);
    expect(assessment.reasons[0]?.key).toBe(reason);
  });

  it('gives at most three reasons, and never none', () => {
    fc.assert(
      fc.property(anyAnswers(DEFAULT_QUESTIONS), (answers) => {
        const { reasons } = assess(DEFAULT_QUESTIONS, answers, nothingKnown);
        expect(reasons.length).toBeGreaterThanOrEqual(1);
        expect(reasons.length).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('names what the organisation already has', () => {
    const catalogue = { similar: [{ name: 'Wiki', domains: [], status: 'approved' as const }] };
    expect(assess(DEFAULT_QUESTIONS, harmless, { offer: {}, catalogue }).alternatives).toEqual([
      'Wiki',
    ]);
  });

  it('asks the vendor about the data it would hold, and about the way out of a long contract', () => {
    const asked = assess(
      DEFAULT_QUESTIONS,
      { ...harmless, information: 'personal', commitment: 'yearly' },
      nothingKnown,
    );
    expect(asked.askVendor.map(({ key }) => key)).toEqual([
      'ask_vendor.data_place',
      'ask_vendor.processing_agreement',
      'ask_vendor.renewal_price',
      'ask_vendor.notice',
    ]);
    expect(assess(DEFAULT_QUESTIONS, harmless, nothingKnown).askVendor).toEqual([]);
  });
});

describe('a question that is not asked', () => {
  const anyQuestions = fc
    .uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 8 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .array(fc.integer({ min: -6, max: 10 }), { minLength: 1, maxLength: 5 })
            .map((points): Question => ({
              id: `q${id}`,
              text: { key: 'q' },
              options: points.map((points, at) => ({ id: `o${at}`, text: { key: 'o' }, points })),
            })),
        ),
      ),
    );

  it('could not have changed the level, whatever its answer', () => {
    fc.assert(
      fc.property(
        anyQuestions.chain((questions) =>
          fc.tuple(fc.constant(questions), anyAnswers(questions), anyAnswers(questions)),
        ),
        ([questions, all, other]) => {
          const asked = askUntilDone(questions, all);
          const skipped = Object.fromEntries(
            Object.entries(other).filter(([id]) => !(id in asked)),
          );
          expect(assess(questions, { ...asked, ...skipped }, nothingKnown).level).toBe(
            assess(questions, asked, nothingKnown).level,
          );
        },
      ),
    );
  });

  it('spares a typical buyer one or two of the seven', () => {
    const counts = fc
      .sample(anyAnswers(DEFAULT_QUESTIONS), { numRuns: 2000, seed: 7 })
      .map(
        (all) =>
          Object.keys(askUntilDone(DEFAULT_QUESTIONS, all, { commitment: 'monthly' })).length - 1,
      );
    const average = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(average).toBeGreaterThan(3.5);
    expect(average).toBeLessThan(5.5);
  });

  it('is the only kind left once customers’ data made it a consultation', () => {
    const answered = {
      purpose: 'cost',
      customer: 'no',
      'good-enough': 'no',
      information: 'personal',
    };
    expect(openQuestions(DEFAULT_QUESTIONS, answered, 0)).toEqual([]);
  });
});

describe('the organisation’s own thresholds', () => {
  it.each([
    [{}, 'talk'],
    [{ talkFrom: 6 }, 'go'],
    [{ consultFrom: 5 }, 'consult'],
  ] as const)('%j make 5 points: %s', (thresholds, level) => {
    expect(levelOf(5, thresholds)).toBe(level);
  });

  it('decide what is still worth asking', () => {
    expect(openQuestions(DEFAULT_QUESTIONS, {}, 0, { talkFrom: 100, consultFrom: 100 })).toEqual(
      [],
    );
  });
});

describe('circumstances', () => {
  it('that are unknown weigh nothing', () => {
    expect(weighCircumstances(nothingKnown)).toEqual([]);
  });
});

function anyAnswers(questions: readonly Question[]): fc.Arbitrary<Answers> {
  return fc
    .tuple(
      ...questions.map(({ options }) => fc.constantFrom(...options.map((option) => option.id))),
    )
    .map((chosen) => Object.fromEntries(questions.map(({ id }, at) => [id, chosen[at]!])));
}

/** Answers exactly the questions that are asked, from a buyer whose mind is made up. */
function askUntilDone(questions: readonly Question[], mind: Answers, known: Answers = {}): Answers {
  const next = openQuestions(questions, known, 0)[0];
  return next ? askUntilDone(questions, mind, { ...known, [next.id]: mind[next.id]! }) : known;
}
