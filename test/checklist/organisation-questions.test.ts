import { describe, expect, it } from 'vitest';

import { questionsOf } from '../../lib/checklist/organisation-questions.ts';
import { DEFAULT_QUESTIONS } from '../../lib/checklist/questions.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { wordingOf } from '../locale.ts';

const legal = {
  id: 'legal',
  text: 'Has Legal seen the terms?',
  options: [
    { id: 'yes', text: 'Yes' },
    { id: 'not-yet', text: 'Not yet', points: 4 },
  ],
  translations: [
    {
      language: 'de',
      text: 'Kennt die Rechtsabteilung die Bedingungen?',
      options: [{ id: 'not-yet', text: 'Noch nicht' }],
    },
  ],
};

const questions = (checklist: unknown, language = 'en') => {
  const { policy, problems } = parsePolicy({ checklist });
  expect(problems).toEqual([]);
  return questionsOf(policy.checklist, language);
};

const { say } = await wordingOf('en');

describe('an organisation’s own questions', () => {
  it('are the default seven where it has none', () => {
    expect(questionsOf(undefined, 'en')).toBe(DEFAULT_QUESTIONS);
  });

  it('replace and reorder the default ones, which keep their words and weights', () => {
    const [first, second] = questions([{ id: 'information' }, legal]);
    expect(first).toEqual(DEFAULT_QUESTIONS.find(({ id }) => id === 'information'));
    expect(say(second!.text)).toBe('Has Legal seen the terms?');
    expect(second!.options.map(({ text, points }) => [say(text), points])).toEqual([
      ['Yes', 0],
      ['Not yet', 4],
    ]);
  });

  it('give their answer as the reason', () => {
    const [own] = questions([legal]);
    expect(say(own!.options[1]!.reason!)).toBe('“Has Legal seen the terms?” – Not yet');
  });

  it.each(['de', 'de-AT', 'DE'])('are asked in the language of a browser in %s', (language) => {
    const [own] = questions([legal], language);
    expect(say(own!.text)).toBe('Kennt die Rechtsabteilung die Bedingungen?');
    expect(own!.options.map(({ text }) => say(text))).toEqual(['Yes', 'Noch nicht']);
  });

  it('weigh a default answer anew without losing its words and its reason', () => {
    const [own] = questions([
      { id: 'information', options: [{ id: 'none' }, { id: 'personal', points: 4 }] },
    ]);
    expect(own!.options.map(({ id, text, points }) => [id, say(text), points])).toEqual([
      ['none', 'None of ours', 0],
      ['personal', 'Data about customers or people', 4],
    ]);
    expect(say(own!.options[1]!.reason!)).toBe('It will hold data about customers or people.');
  });

  it.each<[string, unknown, RegExp]>([
    [
      'fifty questions',
      Array.from({ length: 50 }, (_, at) => ({ ...legal, id: `q${at}` })),
      /<=20/,
    ],
    ['no question at all', [], />=1/],
    ['the same id twice', [legal, legal], /stands twice/],
    ['one option', [{ ...legal, options: [{ id: 'yes', text: 'Yes' }] }], />=2/],
    ['a new question without words', [{ id: 'legal' }], /needs a text/],
    [
      'an option without words',
      [{ ...legal, options: [{ id: 'a', text: 'A' }, { id: 'b' }] }],
      /needs a text/,
    ],
    [
      'a weight beyond all measure',
      [
        {
          ...legal,
          options: [
            { id: 'a', text: 'A', points: 1e9 },
            { id: 'b', text: 'B' },
          ],
        },
      ],
      /<=10/,
    ],
    ['no list', { purpose: true }, /array/],
  ])('with %s are named as a problem, and the default ones asked', (_, checklist, reason) => {
    const { policy, problems } = parsePolicy({ checklist, organisationName: 'Northwind' });
    expect(policy).toEqual({ organisationName: 'Northwind' });
    expect(problems.map(({ reason }) => reason).join()).toMatch(reason);
    expect(questionsOf(policy.checklist, 'en')).toBe(DEFAULT_QUESTIONS);
  });
});
