import fc from 'fast-check';

import type { Notice } from '../../lib/channels/notice.ts';
import { type Request, outcome, verdict } from '../../lib/consultation/consultation.ts';
import { aRequest, anAdvice, uuid } from '../consultation/samples.ts';

/** What a page or a person may write to make a tool do something. */
export const NASTY = [
  '<!channel> <@U012345> <http://evil.example|our portal>',
  '@all @channel @here',
  '[IT portal](https://evil.example) ![x](https://evil.example/x.png)',
  '[text|https://evil.example] {html}<b>x</b>{html} !x.png! [~accountid:1]',
  '=HYPERLINK("https://evil.example")',
  'Subject\r\nBcc: evil@x.example\r\n\r\nbody',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '\u202egnp.exe\u200b\ufeff\u0000',
  'x'.repeat(10_000),
  '漢'.repeat(10_000),
  '👩‍💻'.repeat(3000),
];

const nasty = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'grapheme', maxLength: 6000 }));

interface Words {
  vendor: string;
  plan: string;
  note: string;
  buyer: string;
  answers: [string, string][];
  reasons: string[];
  seats: number | undefined;
}

const toRequest = ({ vendor, plan, note, buyer, answers, reasons, seats }: Words): Request =>
  aRequest({
    vendor: { name: vendor },
    note,
    offer: {
      plan,
      product: vendor,
      seats,
      price: { minor: 12_000, currency: 'EUR' },
      period: 'year',
    },
    url: `https://acme.example/${'p'.repeat(2000)}`,
    buyer: { name: buyer, team: buyer, email: 'mara@corp.example' },
    answers: answers.map(([questionText, optionText]) => ({
      question: 'purpose',
      option: 'cost',
      questionText,
      optionText,
    })),
    assessment: { level: 'talk', reasons, alternatives: reasons },
    neededBy: '2026-12-01',
  });

/** Requests as nobody's schema would let them pass: formatters must not rely on it. */
export const requests: fc.Arbitrary<Request> = fc
  .record({
    vendor: nasty,
    plan: nasty,
    note: nasty,
    buyer: nasty,
    answers: fc.array(fc.tuple(nasty, nasty), { maxLength: 25 }),
    reasons: fc.array(nasty, { maxLength: 4 }),
    seats: fc.option(fc.integer({ min: 1, max: 1e7 }), { nil: undefined }),
  })
  .map(toRequest);

export const notices: fc.Arbitrary<Notice> = fc.oneof(
  requests.map((request): Notice => ({ kind: 'request', request })),
  fc
    .tuple(requests, nasty, fc.constantFrom('it', 'buyer'))
    .map(([request, text, from]): Notice => ({
      kind: 'message',
      request,
      message: { id: uuid(7), from: from as 'it', by: text, text, at: request.createdAt },
    })),
  fc
    .tuple(requests, nasty, fc.constantFrom(...verdict.options))
    .map(([request, text, verdict]): Notice => ({
      kind: 'advice',
      request,
      advice: anAdvice({
        verdict,
        message: text,
        conditions: [text, text],
        alternative: text,
        by: text,
      }),
    })),
  fc
    .tuple(requests, fc.constantFrom(...outcome.shape.result.options), fc.option(fc.boolean()))
    .map(([request, result, useful]): Notice => ({
      kind: 'outcome',
      request,
      outcome: { result, useful: useful ?? undefined, at: request.createdAt },
    })),
  requests.map((request): Notice => ({ kind: 'withdrawal', request })),
  requests.map((request): Notice => ({ kind: 'test', request })),
);

export const NOW = new Date('2026-11-24T12:00:00Z');
export const circumstances = (more: object = {}) => ({
  id: `${uuid(1)}.1`,
  now: NOW,
  link: 'https://desk.corp.example/#/all/1',
  mayBeRepeat: false,
  ...more,
});

/** Every value under a key of a name, however deep. */
export function valuesOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    (key === name ? [inner] : []).concat(valuesOf(inner, name)),
  );
}
