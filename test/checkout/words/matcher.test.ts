import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { atOnce } from '../../../lib/checkout/steps.ts';
import { CATEGORIES, type Category, type Phrases } from '../../../lib/checkout/words/categories.ts';
import { compile } from '../../../lib/checkout/words/matcher.ts';
import { phrasesFor, wordLanguage, wordsFor } from '../../../lib/checkout/words/words.ts';

const none = Object.fromEntries(CATEGORIES.map((category) => [category, []])) as unknown as Phrases;
const wordsOf = (phrases: Partial<Phrases>) => atOnce(compile([{ ...none, ...phrases }]));

/** "category: text as it stands" of everything found. */
const told = (phrases: Partial<Phrases>, text: string, categories?: Category[]): string[] =>
  wordsOf(phrases)
    .find(text, categories)
    .map(({ category, index, length }) => `${category}: ${text.slice(index, index + length)}`);

describe('words in a text', () => {
  it('are found in any case, with any white space between them', () => {
    expect(told({ pay: ['pay now'] }, 'PAY\u00a0 Now')).toEqual(['pay: PAY\u00a0 Now']);
  });

  it('are found with either apostrophe', () => {
    expect(told({ subscribe: ["s'abonner"] }, 'S’abonner')).toEqual(['subscribe: S’abonner']);
  });

  it('are whole words', () => {
    expect(told({ plan: ['plan'] }, 'planet, plan; airplane')).toEqual(['plan: plan']);
  });

  it('may go on where their ending is open', () => {
    expect(told({ shipping: ['versand*'] }, 'Versandkosten, unversandt')).toEqual([
      'shipping: Versandkosten',
    ]);
  });

  it('stand anywhere in scripts without spaces', () => {
    expect(told({ total: ['合計'] }, 'ご注文合計金額')).toEqual(['total: 合計']);
  });

  it('are whole runs of katakana', () => {
    expect(told({ plan: ['プラン'] }, 'プランを選択 プランナー')).toEqual(['plan: プラン']);
  });

  it('need a number before them where they say so', () => {
    expect(told({ seat: ['#名'] }, '名前 5名 12 名 ５名')).toEqual([
      'seat: 名',
      'seat: 名',
      'seat: 名',
    ]);
  });

  it('are the longest at their place', () => {
    expect(
      told({ pay: ['pay'], paymentMethod: ['pay with card'] }, 'pay with card or pay'),
    ).toEqual(['paymentMethod: pay with card', 'pay: pay']);
  });

  it('are the longest of the categories asked for', () => {
    expect(
      told({ pay: ['pay'], paymentMethod: ['pay with card'] }, 'pay with card', ['pay']),
    ).toEqual(['pay: pay']);
  });

  it('are told once for each category they are of', () => {
    expect(told({ seat: ['licence'], licence: ['licence'] }, 'licence')).toEqual([
      'seat: licence',
      'licence: licence',
    ]);
  });

  it('stand where they are told to stand, though folding case changes lengths', () => {
    expect(told({ pay: ['pay'] }, 'İİİ pay')).toEqual(['pay: pay']);
  });

  it('are found at a place exactly when they are found there in passing', () => {
    const words = wordsFor('ja');
    const piece = fc.constantFrom(
      ...'名 5 月 円 年払い 合計 プラン ユーザー pay subscribe per month up to 10 ’ İ  \ud83d'.split(
        ' ',
      ),
      ' ',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece, maxLength: 30 }), (text) => {
        for (const match of words.find(text)) {
          const there = words.at(text, match.index, [match.category]);
          expect(there?.length).toBeGreaterThanOrEqual(match.length);
        }
      }),
    );
  });
});

describe('the words for a tag', () => {
  it.each([
    ['de-AT', 'de'],
    ['pt-BR', 'pt'],
    ['PT_br', 'pt'],
    ['zh-Hant-TW', 'zh'],
    ['tlh', 'en'],
    ['', 'en'],
    ['__proto__', 'en'],
  ])('"%s" are those of "%s"', (tag, language) => {
    expect(wordLanguage(tag)).toBe(language);
  });

  it('come with the English ones, which every page may mix in', () => {
    const categories = wordsFor('ja')
      .find('Subscribe お支払い')
      .map(({ category }) => category);
    expect(categories).toEqual(['subscribe', 'pay']);
  });

  it('are English alone for an English page', () => {
    expect(phrasesFor('en-GB')).toHaveLength(1);
    expect(phrasesFor('fr')).toHaveLength(2);
  });
});
