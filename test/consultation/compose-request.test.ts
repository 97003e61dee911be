import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checklistOf } from '../../lib/checklist/checklist.ts';
import { DEFAULT_QUESTIONS } from '../../lib/checklist/questions.ts';
import { type RequestMaterial, composeRequest } from '../../lib/consultation/compose-request.ts';
import { request as requestSchema } from '../../lib/consultation/consultation.ts';
import { draftOfRequest } from '../../lib/consultation/draft-of-request.ts';
import type { Draft } from '../../lib/consultation/draft.ts';
import { verbatim } from '../../lib/phrase.ts';
import { wordingOf } from '../locale.ts';
import { organisation, sighting } from '../popup/examples.ts';

const wording = await wordingOf('en');
const answers = { purpose: 'cost', customer: 'no', information: 'personal' };

function compose(draft: Draft, questions = DEFAULT_QUESTIONS, more: Partial<RequestMaterial> = {}) {
  const checklist = checklistOf({
    spotted: sighting,
    draft,
    questions,
    catalogue: organisation.value.catalogue,
  });
  return composeRequest(
    draft,
    {
      ...checklist,
      id: '00000000-0000-4000-8000-000000000001',
      createdAt: '2026-03-10T12:00:00.000Z',
      timing: 'before',
      url: sighting.url,
      buyer: { name: 'Ana', team: 'Design' },
      ...more,
    },
    wording,
  );
}

describe('the request', () => {
  it('says in the buyer’s words what was asked and answered', () => {
    expect(compose({ answers }).answers).toContainEqual({
      question: 'information',
      option: 'personal',
      questionText: 'What information will it hold?',
      optionText: 'Data about customers or people',
    });
  });

  it('says on which side of a hold-out it was where there is one, and lets that be taken out', () => {
    const holdOut = { percent: 10, isHeldOut: true };
    expect(compose({ answers })).not.toHaveProperty('holdOut');
    expect(compose({ answers }, DEFAULT_QUESTIONS, { holdOut })).toMatchObject({ holdOut });
    const draft = { answers, without: ['holdOut'] };
    expect(compose(draft, DEFAULT_QUESTIONS, { holdOut })).not.toHaveProperty('holdOut');
  });

  it('holds only what the buyer left in', () => {
    const draft = {
      answers,
      without: ['offer', 'url', 'buyer.team', 'assessment', 'answers.purpose'],
    };
    const request = compose(draft);
    expect(Object.keys(request).sort()).toEqual(
      ['answers', 'buyer', 'createdAt', 'id', 'language', 'timing', 'vendor', 'venue'].sort(),
    );
    expect(request.buyer).toEqual({ name: 'Ana' });
    expect(request.answers.map(({ question }) => question)).toEqual([
      'customer',
      'information',
      'commitment',
    ]);
  });

  it('leaves out a note of nothing but blanks', () => {
    expect(compose({ answers, note: ' \n ' }).note).toBeUndefined();
  });

  it('passes its own schema without a change, whatever the organisation asks and the buyer takes out', () => {
    const anything = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 400 })
      .filter((text) => /\p{L}/u.test(text));
    fc.assert(
      fc.property(
        anything,
        anything,
        fc.subarray([
          'url',
          'offer',
          'offer.plan',
          'offer.seats',
          'offer.price',
          'offer.period',
          'buyer',
          'buyer.name',
          'assessment',
        ]),
        fc.option(fc.string({ maxLength: 4000 }), { nil: undefined }),
        (text, option, without, note) => {
          const questions = [
            {
              id: 'own',
              text: verbatim(text),
              options: [{ id: 'yes', text: verbatim(option), points: 5, reason: verbatim(text) }],
            },
          ];
          const request = compose(
            { answers: { own: 'yes' }, without, ...(note && { note }) },
            questions,
          );
          expect(requestSchema.parse(request)).toEqual(request);
        },
      ),
    );
  });

  it('can be opened again as the draft it was made from', () => {
    const draft = {
      answers,
      note: 'Soon, please.',
      neededBy: '2026-04-01',
      venue: 'call' as const,
    };
    const again = compose(draftOfRequest(compose(draft)));
    expect(again).toEqual(compose(draft));
  });
});
