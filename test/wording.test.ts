import { describe, expect, it } from 'vitest';

import { wording } from '../lib/wording.ts';
import { lookupIn, wordingOf } from './locale.ts';

const said = (entries: Record<string, string>, uiLanguage: string) =>
  wording(uiLanguage, lookupIn(new Map(Object.entries(entries))));

const polish = {
  languageTag: 'pl',
  direction: 'ltr',
  'seats.one': '{count} miejsce',
  'seats.few': '{count} miejsca',
  'seats.many': '{count} miejsc',
  'seats.other': '{count} miejsca',
};

describe('wording', () => {
  it.each([
    [1, '1 miejsce'],
    [3, '3 miejsca'],
    [5, '5 miejsc'],
    [22, '22 miejsca'],
  ])('chooses the plural form a Pole would choose for %i', (count, sentence) => {
    expect(said(polish, 'pl').t('seats', { count })).toBe(sentence);
  });

  it('falls back to the general form where a language has no words of its own for a count', () => {
    expect(
      said({ languageTag: 'pl', 'seats.other': '{count} seats' }, 'pl').t('seats', { count: 5 }),
    ).toBe('5 seats');
  });

  it('reads a hyphen in an id as the underscore a message name must have', () => {
    expect(said({ 'period.multi_year': 'several years' }, 'en').t('period.multi-year')).toBe(
      'several years',
    );
  });

  it.each([
    [{ minor: 999, currency: 'USD' }, 'en', '$9.99'],
    [{ minor: 120_000, currency: 'USD' }, 'en', '$1,200'],
    [{ minor: 1200, currency: 'JPY' }, 'en', '¥1,200'],
    [{ minor: 123_456, currency: 'EUR' }, 'de', '1.234,56\u00a0€'],
  ])('writes %o in %s as %s', (money, language, text) => {
    expect(said({ languageTag: language }, language).money(money)).toBe(text);
  });

  it('keeps a Latin name apart in a right-to-left sentence', () => {
    const arabic = said({ languageTag: 'ar', direction: 'rtl', buying: 'شراء {vendor}؟' }, 'ar');
    expect(arabic.t('buying', { vendor: 'Acme (EU)' })).toBe('شراء \u2068Acme (EU)\u2069؟');
  });

  it('says how long ago in the largest unit that fits', async () => {
    const english = await wordingOf('en');
    const now = new Date('2026-03-10T12:00:00Z');
    expect(english.ago('2026-03-10T09:00:00Z', now)).toBe('3 hours ago');
    expect(english.away('2026-03-12T12:00:00Z', now)).toBe('in 2 days');
    expect(english.away('2026-03-10T12:00:20Z', now)).toBe('in 20 seconds');
    expect(english.duration(5_400_000)).toBe('2 hours');
    expect(english.day('2026-03-10')).toBe('Mar 10, 2026');
  });

  it.each([
    ['a moment ago', '2026-03-10T11:59:20Z'],
    ['by a clock that is ahead', '2026-03-10T12:05:00Z'],
    ['before this clock was set back', '2026-03-11T12:00:00Z'],
  ])('says that what happened %s is just now', async (_, iso) => {
    const now = new Date('2026-03-10T12:00:00Z');
    expect((await wordingOf('en')).ago(iso, now)).toBe('just now');
    expect((await wordingOf('ja')).ago(iso, now)).toBe('たった今');
  });

  it('uses the formats of the reader’s region when the words are in the reader’s language', () => {
    expect(said({ languageTag: 'en' }, 'en-GB').day('2026-03-10')).toBe('10 Mar 2026');
    expect(said({ languageTag: 'en' }, 'sv-SE').language).toBe('en');
  });
});
