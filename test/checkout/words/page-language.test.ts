import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pageLanguage } from '../../../lib/checkout/words/page-language.ts';

const GERMAN =
  'Mit der Bestätigung Ihres Abonnements gestatten Sie Lumen, Sie für zukünftige Zahlungen zu belasten. Sie können Ihr Abonnement jederzeit kündigen. Die Rechnung wird an die E-Mail-Adresse gesendet.';
const ENGLISH =
  'By confirming your subscription, you allow Lumen to charge you for future payments in accordance with their terms. You can always cancel your subscription.';

/** Any UTF-16 units, halves of pairs too. */
const anything = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

describe('the language of a page', () => {
  it.each([
    ['the one it declares', 'de-AT', GERMAN, 'de-AT'],
    ['the one it declares, though it says hardly anything', 'pl', 'Razem 49,00 zł', 'pl'],
    ['the one it declares, though names and brands are English', 'nl', 'Lumen Notes Team', 'nl'],
    ['the one it declares, where its words are not known', 'tr', `Öde ${ENGLISH}`, 'tr'],
    ['the one it speaks, where it declares none', '', GERMAN, 'de'],
    ['the one it speaks, where the declared one is no tag', 'Deutsch (DE)', GERMAN, 'de'],
    ['the one it plainly speaks, where a template declares English', 'en', GERMAN, 'de'],
    ['English, where nothing tells', '', 'Total 49,00 €', 'en'],
    ['English, where it declares English and speaks it', 'en-GB', ENGLISH, 'en-GB'],
    ['Japanese by its script', 'en', 'ご注文内容の確認 お支払い方法 Lumen Notes Team', 'ja'],
    ['Japanese, where labels do without kana', 'ja', '月額 合計 支払 購読', 'ja'],
    ['Korean by its script', '', '결제 수단 카드 정보 구독하기', 'ko'],
    ['Chinese by its script', '', '今日应付合计 支付方式 订阅', 'zh'],
    ['Chinese as it is declared', 'zh-Hant-TW', '今日應付總額 付款方式 訂閱', 'zh-Hant-TW'],
    ['English with one Chinese name in it', 'en', `${ENGLISH} 山屿茶`, 'en'],
  ])('is %s', (_, declared, sample, language) => {
    expect(pageLanguage(declared, sample)).toBe(language);
  });

  it('is always a tag, whatever the page says', () => {
    fc.assert(
      fc.property(anything, anything, (tag, sample) => {
        expect(pageLanguage(tag, sample)).toMatch(/^[a-z0-9_-]{2,35}$/i);
      }),
    );
  });
});
