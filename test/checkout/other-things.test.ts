import { describe, expect, it } from 'vitest';

import { detect } from '../../lib/checkout/detect.ts';
import { atOnce } from '../../lib/checkout/steps.ts';
import { pageOf } from './scene-of.ts';

/** An order page of somebody nobody knows, worded as those of software are. */
const isCheckout = (language: string, thing: string, title: string): boolean => {
  const page = pageOf(
    ['# Checkout', thing, 'Team plan $49.00 / month', 'Total due today $49.00', '[Subscribe]'],
    { language, title, host: 'lumen.example' },
  );
  return atOnce(detect(page, 'https://lumen.example/checkout')).isCheckout;
};

describe('a plan for a team', () => {
  it('is software where nothing else is said to be bought', () => {
    expect(isCheckout('en', 'For 5 users, with SSO and API access', 'Lumen')).toBe(true);
  });

  it.each([
    ['en', 'Weekly cleaning visit, 120 m²', 'Lumen Office'],
    ['en', 'A dedicated desk in our coworking space', 'Harbour Desks'],
    ['en', 'Unlimited 45-minute e-bike rides', 'Lumen Bikes'],
    ['de', 'Fester Arbeitsplatz am Fenster', 'Hafenwerk'],
    ['fr', 'Deux séances de 90 minutes', 'Langues vives'],
    ['nl', 'Vier zakken was per week, ophaaldag woensdag', 'Wasmand'],
    ['pl', 'Sprzątanie biura trzy razy w tygodniu', 'Biuro'],
    ['ja', 'ヨガ教室の月謝', '教室'],
    ['ko', '방문 청소 서비스', '깨끗한집'],
    ['zh', '上门清洁，每周一次', '洁净'],
  ])(
    'is none where it is done by hands, or stands somewhere (%s: %s)',
    (language, thing, title) => {
      expect(isCheckout(language, thing, title)).toBe(false);
    },
  );
});
