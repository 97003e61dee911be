import { describe, expect, it } from 'vitest';

import { exampleSighting, simulate } from '../../../lib/policy/check/simulate.ts';
import type { Policy } from '../../../lib/policy/policy.ts';
import { NOON } from '../../consultation/samples.ts';
import { wordingOf } from '../../locale.ts';
import { A_POLICY } from '../a-policy.ts';

const wording = await wordingOf('en');
const under = (policy: Policy) =>
  simulate({ policy, sighting: exampleSighting(policy), wording, now: NOON });

describe('what buyers would see', () => {
  it('names who answers, and leads to IT where somebody can be asked', () => {
    const { nudge } = under({ deskUrl: 'https://desk.example', contactName: 'Priya in IT' });
    expect(nudge?.title).toBe('Buying Acme Boards? Ask Priya in IT first.');
    expect(nudge?.action).toBe('Ask IT – one minute');
    expect(under({}).nudge?.action).not.toBe(nudge?.action);
  });

  it('is what the catalogue says about its first row, in the corner that is wanted', () => {
    const { nudge } = under(A_POLICY);
    expect(nudge?.tone).toBe('gain');
    expect(nudge?.lines.join(' ')).toContain('Workplace team');
    expect(nudge?.corner).toBe('top-end');
  });

  it('is nothing where nudges are off, and the checklist all the same', () => {
    const { nudge, quiet, questions } = under({ nudges: false });
    expect([nudge, quiet, questions.length]).toEqual([undefined, 'nudges-off', 7]);
  });

  it('asks the organisation’s own questions', () => {
    const [question] = under(A_POLICY).questions;
    expect(wording.say(question!.text)).toBe('Whose budget pays for it?');
  });
});
