import { describe, expect, it } from 'vitest';

import { policyGiven } from '../../../desk/inbox/deploy/given.ts';
import { policyFields } from '../../../lib/policy/fields.ts';
import { parsePolicy } from '../../../lib/policy/parse-policy.ts';
import { A_POLICY } from '../../policy/a-policy.ts';

const fields = policyFields();
/** A value as somebody writes it into the form. */
const written = (value: unknown): string => {
  if (!Array.isArray(value)) return String(value);
  return typeof value[0] === 'string' ? value.join('\n') : JSON.stringify(value);
};

describe('the form', () => {
  it('spells every key of the policy', () => {
    const texts = Object.fromEntries(
      Object.entries(A_POLICY).map(([key, value]) => [key, written(value)]),
    );
    expect(parsePolicy(policyGiven(fields, texts))).toEqual({ policy: A_POLICY, problems: [] });
  });

  it('leaves out what is left empty', () => {
    expect(policyGiven(fields, { deskUrl: ' ', neverOn: '\n', nudges: '' })).toEqual({});
  });

  it.each([
    ['nudgeEveryDays', 'often'],
    ['catalogue', '[{'],
    ['neverOn', 'bank.example'],
  ])('hands on what does not fit, to be named: %s', (key, text) => {
    const { problems } = parsePolicy(policyGiven(fields, { [key]: text }));
    expect(problems[0]?.key).toMatch(new RegExp(`^${key}`));
  });
});
