import { describe, expect, it } from 'vitest';

import { givenAdvice } from '../../../desk/inbox-contract/answer.ts';
import type { Detail } from '../../../desk/inbox-contract/detail.ts';
import { type Draft, begin, filledIn, toAdvice } from '../../../desk/inbox/consultations/draft.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';
import { aRequest } from '../running-app.ts';

const ID = '4ffa3a51-7d0c-4a7e-a1a3-7f7a3b7e6f2c';
const detailOf = (more: Parameters<typeof aRequest>[0] = {}) =>
  ({ request: aRequest(more) }) as Detail;
const draft = (kind: Verdict, more: Partial<Draft> = {}): Draft & { kind: Verdict } => ({
  id: ID,
  text: 'Hello',
  conditions: '',
  alternative: '',
  link: '',
  ...more,
  kind,
});

describe('words to start from', () => {
  it.each([
    ['Hi {buyer}, go ahead with {vendor}.', {}, 'Hi Mara, go ahead with Acme Boards.'],
    ['Hi {buyer}, fine.', { buyer: {} }, 'Hi, fine.'],
    ['{vendor}, {vendor}', { vendor: { name: '$& {buyer}' } }, '$& {buyer}, $& {buyer}'],
  ])('%j is filled in', (text, more, filled) => {
    expect(filledIn(text, detailOf(more))).toBe(filled);
  });

  it('offer what the buyer may already have as the alternative', () => {
    const assessment = { level: 'talk' as const, reasons: [], alternatives: ['Outline', 'Notes'] };
    const detail = detailOf({ assessment });
    expect(begin(ID, 'use-this-instead', undefined, detail).alternative).toBe('Outline');
    expect(begin(ID, 'go-ahead', undefined, detail).alternative).toBe('');
  });
});

describe('what is sent', () => {
  it('takes conditions and alternative along only where the verdict has them', () => {
    const all = { conditions: ' Use SSO. \n\nNo customer data.', alternative: ' Outline ' };
    expect(toAdvice(draft('go-ahead', all))).toEqual({
      id: ID,
      verdict: 'go-ahead',
      message: 'Hello',
      conditions: [],
    });
    expect(toAdvice(draft('go-ahead-with-conditions', all)).conditions).toEqual([
      'Use SSO.',
      'No customer data.',
    ]);
    expect(toAdvice(draft('use-this-instead', all)).alternative).toBe('Outline');
  });

  it('is what the desk takes', () => {
    const written = draft('use-this-instead', {
      alternative: 'Outline',
      link: 'https://x.example',
    });
    expect(givenAdvice.safeParse(toAdvice(written)).success).toBe(true);
  });
});
