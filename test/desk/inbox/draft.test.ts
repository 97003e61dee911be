import { describe, expect, it } from 'vitest';

import { givenAdvice } from '../../../desk/inbox-contract/answer.ts';
import type { Detail } from '../../../desk/inbox-contract/detail.ts';
import {
  type Draft,
  begin,
  filledIn,
  toAdvice,
  withTemplate,
} from '../../../desk/inbox/consultations/draft.ts';
import type { Verdict } from '../../../lib/consultation/consultation.ts';
import { aRequest } from '../running-app.ts';

const ID = '4ffa3a51-7d0c-4a7e-a1a3-7f7a3b7e6f2c';
const detailOf = (more: Parameters<typeof aRequest>[0] = {}) =>
  ({ request: aRequest(more), catalogue: [] as Detail['catalogue'] }) as Detail;
const begun = (kind: Verdict, detail: Detail, before?: Draft, text = 'Hello') =>
  begin({ id: ID, kind }, { title: 'x', text }, detail, before);
const draft = (kind: Verdict, more: Partial<Draft> = {}): Draft & { kind: Verdict } => ({
  id: ID,
  text: 'Hello',
  conditions: '',
  alternative: '',
  link: '',
  begun: '',
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
    expect(begun('use-this-instead', detailOf({ assessment })).alternative).toBe('Outline');
  });

  it('offer what IT’s own list says where the checklist found nothing', () => {
    const detail = { ...detailOf(), catalogue: [{ alternatives: ['Miro'] }] } as Detail;
    expect(begun('use-this-instead', detail).alternative).toBe('Miro');
  });

  it('follow the verdict until somebody writes; what they wrote is kept then', () => {
    const fine = begun('go-ahead', detailOf(), undefined, 'Fine, {buyer}.');
    expect(begun('lets-talk', detailOf(), fine, 'Let us talk.').text).toBe('Let us talk.');
    const written = { ...fine, text: 'Fine, but ask Jo.', link: 'https://x.example' };
    const talk = begun('lets-talk', detailOf(), written, 'Let us talk.');
    expect(talk).toMatchObject({ text: 'Fine, but ask Jo.', link: 'https://x.example' });
    expect(begun('go-ahead', detailOf(), talk, 'Fine, {buyer}.').text).toBe('Fine, but ask Jo.');
  });

  it('of a template replace those there were, and stand below what was written', () => {
    const template = { title: 'x', text: 'Call me, {buyer}.' };
    const fine = begun('go-ahead', detailOf(), undefined, 'Fine.');
    expect(withTemplate(fine, template, detailOf()).text).toBe('Call me, Mara.');
    const written = { ...fine, text: 'Fine for now. ' };
    expect(withTemplate(written, template, detailOf()).text).toBe(
      'Fine for now.\n\nCall me, Mara.',
    );
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
