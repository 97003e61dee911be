import { describe, expect, it } from 'vitest';

import type { Sighting } from '../../lib/checkout/sighting.ts';
import { isSameVendor, judge } from '../../scripts/judge.ts';
import type { LabelledPage } from '../../scripts/labelled-pages.ts';

const page = (over: Partial<LabelledPage> = {}): LabelledPage => ({
  file: 'a.html',
  path: '/pages/a.html',
  label: 'saas_checkout',
  url: 'https://app.acme.example/upgrade',
  vendor: 'Acme',
  amount: 1200,
  currency: 'USD',
  period: 'month',
  seats: 3,
  ...over,
});
const sighting = (offer: Sighting['offer'], name = 'Acme'): Sighting => ({
  url: 'https://app.acme.example/upgrade',
  language: 'en',
  vendor: { name },
  offer,
  evidence: [],
  score: 0.9,
});
const right: Sighting['offer'] = {
  price: { minor: 1200, currency: 'USD' },
  period: 'month',
  seats: 3,
};

describe('judging what was seen', () => {
  it('gives full marks where everything is right', () => {
    const { misses, ...figures } = judge([
      { page: page(), seen: { gate: true, sighting: sighting(right) } },
    ]);
    expect(misses).toEqual([]);
    expect(figures).toEqual({ pages: 1, precision: 1, recall: 1, vendor: 1, offer: 1, seats: 1 });
  });

  it('counts a false alarm against precision and a miss against recall, and names both', () => {
    const judged = judge([
      {
        page: page({ label: 'other_checkout', file: 'shop.html' }),
        seen: { gate: true, sighting: sighting(right) },
      },
      { page: page({ file: 'quiet.html' }), seen: { gate: true } },
      { page: page({ file: 'shut.html' }), seen: { gate: false } },
    ]);
    expect([judged.precision, judged.recall]).toEqual([0, 0]);
    expect(judged.misses.map(({ file, what, found }) => [file, what, found])).toEqual([
      ['shop.html', 'false alarm', 'Acme, score 0.9'],
      ['quiet.html', 'missed', 'the detector stayed quiet'],
      ['shut.html', 'missed', 'the gate stayed shut'],
    ]);
  });

  it.each([
    ['amount', { ...right, price: { minor: 1300, currency: 'USD' } }],
    ['currency', { ...right, price: { minor: 1200, currency: 'EUR' } }],
    ['period', { ...right, period: 'year' as const }],
  ])('takes an offer for wrong when its %s is', (_, offer) => {
    expect(judge([{ page: page(), seen: { gate: true, sighting: sighting(offer) } }]).offer).toBe(
      0,
    );
  });

  it('judges only what the index states', () => {
    const { amount: _, seats: __, vendor: ___, ...unknown } = page();
    const judged = judge([
      { page: unknown, seen: { gate: true, sighting: sighting({}, 'Anyone') } },
    ]);
    expect([judged.vendor, judged.offer, judged.seats]).toEqual([1, 1, 1]);
  });
});

describe('two names of a vendor', () => {
  it.each([
    ['Sketch B.V.', 'sketch'],
    ['OpenAI', 'OpenAI Ireland Limited'],
    ['Tuta', 'Tuta Mail'],
    ['Café Größe GmbH', 'cafe große'],
  ])('are one: %s and %s', (a, b) => {
    expect(isSameVendor(a, b)).toBe(true);
  });

  it.each([
    ['Linear', 'Linearity'],
    ['Notion', 'Motion'],
    ['Acme', ''],
  ])('are two: %s and %s', (a, b) => {
    expect(isSameVendor(a, b)).toBe(false);
  });
});
