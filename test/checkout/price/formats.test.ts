import { describe, expect, it } from 'vitest';

import { findPrices } from '../../../lib/checkout/price/find-prices.ts';
import type { BillingPeriod } from '../../../lib/checkout/sighting.ts';

interface Said {
  period?: BillingPeriod;
  billed?: BillingPeriod;
  perSeat?: true;
}

const month: Said = { period: 'month' };
const year: Said = { period: 'year' };
const perSeat: Said = { perSeat: true };

/** Language of the page, text on it, minor units, currency, what the words beside it say. */
const PRICES: [language: string, text: string, minor: number, currency: string, said?: Said][] = [
  ['de', '1.234,56 €', 123456, 'EUR'],
  ['de', '12 €/Monat', 1200, 'EUR', month],
  ['de', '12 € pro Nutzer und Monat', 1200, 'EUR', { ...month, ...perSeat }],
  ['de', '36 € pro Jahr (inkl. Steuern)', 3600, 'EUR', year],
  [
    'de',
    '8,00 € pro Platz / Monat bei jährlicher Abrechnung',
    800,
    'EUR',
    { ...month, ...perSeat, billed: 'year' },
  ],
  ['de', 'Monatlich 9,00 €', 900, 'EUR', month],
  ['de-CH', "CHF 1'234.50", 123450, 'CHF'],
  ['de-CH', 'CHF 1’234.50', 123450, 'CHF'],
  ['de-CH', 'Fr. 49.–', 4900, 'CHF'],
  ['de-AT', '€ 1.234,–', 123400, 'EUR'],
  ['en', '$10', 1000, 'USD'],
  ['en', 'US$9.99/mo', 999, 'USD', month],
  ['en', '$10 / user / month', 1000, 'USD', { ...month, ...perSeat }],
  ['en', '$10 per user per month', 1000, 'USD', { ...month, ...perSeat }],
  ['en', '$1,234 billed annually', 123400, 'USD', year],
  ['en', '$8 /month, billed annually', 800, 'USD', { ...month, billed: 'year' }],
  ['en', '£321.30', 32130, 'GBP'],
  ['en', 'USD 25.00', 2500, 'USD'],
  ['en', '25,00 USD', 2500, 'USD'],
  ['en', '$29.00 USD', 2900, 'USD'],
  ['en', 'A$15', 1500, 'AUD'],
  ['en', 'AU$15.00', 1500, 'AUD'],
  ['fr', '15,00 $ US', 1500, 'USD'],
  ['en', 'CA$12.50', 1250, 'CAD'],
  ['en', 'C$12.50', 1250, 'CAD'],
  ['en', 'HK$ 128', 12800, 'HKD'],
  ['en', 'NZ$30', 3000, 'NZD'],
  ['en', 'S$20', 2000, 'SGD'],
  ['en', 'NT$300', 30000, 'TWD'],
  ['en', '$19 every 3 months', 1900, 'USD', { period: 'quarter' }],
  ['en', '$499 one-time', 49900, 'USD', { period: 'once' }],
  ['en', 'KWD 1.250', 1250, 'KWD'],
  ['en-IN', '₹1,499', 149900, 'INR'],
  ['en-IN', '₹1,23,456.00', 12345600, 'INR'],
  ['hi', '₹१,४९९', 149900, 'INR'],
  ['ar-EG', '١٬٢٣٤٫٥٠ US$', 123450, 'USD'],
  ['fr', '20,00 € par utilisateur et par mois', 2000, 'EUR', { ...month, ...perSeat }],
  ['fr', '1\u202f234,56\u00a0€', 123456, 'EUR'],
  ['fr', '240 € / an', 24000, 'EUR', year],
  ['fr', 'Mensuel 24,00 €', 2400, 'EUR', month],
  ['fr', '89 $US par mois', 8900, 'USD', month],
  ['fr-CA', '49,99 $ par mois', 4999, 'CAD', month],
  ['fr', '3€50', 350, 'EUR'],
  [
    'es',
    '4,67 €/usuario/mes, facturado anualmente',
    467,
    'EUR',
    { ...month, ...perSeat, billed: 'year' },
  ],
  ['es-MX', '$299.00 MXN al mes', 29900, 'MXN', month],
  ['es', '135,52 € al mes', 13552, 'EUR', month],
  ['pt-BR', 'R$ 49,90 por mês', 4990, 'BRL', month],
  ['pt-BR', 'R$ 1.234,56', 123456, 'BRL'],
  ['pt-PT', '12,50 € por utilizador/mês', 1250, 'EUR', { ...month, ...perSeat }],
  ['it', '35,38 € al mese', 3538, 'EUR', month],
  ['it', '9 € a utente al mese', 900, 'EUR', { ...month, ...perSeat }],
  ['nl', '€ 1.045,44 per jaar', 104544, 'EUR', year],
  ['nl', '€ 12,- p/m', 1200, 'EUR', month],
  ['nl', 'US$ 3.900,00', 390000, 'USD'],
  ['pl', '89,90 zł/mies.', 8990, 'PLN', month],
  ['pl', '45,99 zł miesięcznie', 4599, 'PLN', month],
  ['pl', '1 234,00 zł za użytkownika rocznie', 123400, 'PLN', { ...year, ...perSeat }],
  ['sv', '1 200 kr/år', 120000, 'SEK', year],
  ['sv', '99 kr per användare och månad', 9900, 'SEK', { ...month, ...perSeat }],
  ['da', '173,75 kr. pr. måned', 17375, 'DKK', month],
  ['da', 'DKK 45 pr. bruger pr. måned', 4500, 'DKK', { ...month, ...perSeat }],
  ['nb', 'kr 70,00', 7000, 'NOK'],
  ['nb', '119 kr per bruker per måned', 11900, 'NOK', { ...month, ...perSeat }],
  ['fi', '30,00 € kuukaudessa', 3000, 'EUR', month],
  ['fi', '8 € / käyttäjä / kk', 800, 'EUR', { ...month, ...perSeat }],
  ['cs', '249 Kč za uživatele měsíčně', 24900, 'CZK', { ...month, ...perSeat }],
  ['cs', '1 016,40 Kč', 101640, 'CZK'],
  ['ja', '¥12,000', 12000, 'JPY'],
  ['ja', '￥9,900 / 月', 9900, 'JPY', month],
  ['ja', '月額1,200円', 1200, 'JPY', month],
  ['ja', '１，２００円', 1200, 'JPY'],
  ['ja', 'ユーザーあたり月額1,200円', 1200, 'JPY', { ...month, ...perSeat }],
  ['ja', '1人あたり 980円/月（年払い）', 980, 'JPY', { ...month, ...perSeat, billed: 'year' }],
  ['ko', '₩9,900/월', 9900, 'KRW', month],
  ['ko', '월 9,900원', 9900, 'KRW', month],
  ['ko', '사용자당 월 9,900원', 9900, 'KRW', { ...month, ...perSeat }],
  ['zh-CN', '每月 ¥68', 6800, 'CNY', month],
  ['zh-CN', '399元/月', 39900, 'CNY', month],
  ['zh-CN', '¥68/人/月', 6800, 'CNY', { ...month, ...perSeat }],
  ['zh-TW', 'NT$300／月', 30000, 'TWD', month],
  ['zh-HK', 'HK$128 每月', 12800, 'HKD', month],
];

describe('a written price', () => {
  it.each(PRICES)('in "%s": %s', (language, text, minor, currency, said = {}) => {
    const found = findPrices(text, { language });
    const told = found.map(({ money, period, billed, perSeat: seat }) => ({
      minor: money.minor,
      currency: money.currency,
      period,
      billed,
      perSeat: seat || undefined,
    }));
    expect(told).toEqual([{ minor, currency, ...said }]);
  });
});

describe('no price is seen in', () => {
  it.each([
    ['a date', '12.05.2026'],
    ['a date in words', 'Renews on May 12, 2026'],
    ['an ISO date', '2026-05-12'],
    ['a phone number', '+1 (555) 010-1234'],
    ['a local phone number', '030 1234 567'],
    ['a version', 'Version 2.10.3'],
    ['a percentage', 'Save 20%'],
    ['a percentage behind a mark', 'Get $ 20% off'],
    ['an IBAN', 'DE89 3704 0044 0532 0130 00'],
    ['a sort code and account', '20-00-00 55779911'],
    ['opening hours', '24/7 support'],
    ['a time', '14:32'],
    ['a card number', '4242 4242 4242 4242'],
    ['the version of a language', 'Web hosting (PHP 8.2, MariaDB)'],
    ['the last digits of a card', 'Visa •••• 4242'],
    ['storage', '100 GB'],
    ['a number of people', '10 users'],
    ['a tax number', 'CZ27082440'],
    ['an order number', 'Order #100423'],
    ['a resolution', '1920 × 1080'],
    ['a headline in capitals', 'TRY 14 DAYS FREE'],
    ['a quarter', 'Q4 2026'],
    ['a thousandfold', '$10k in credits'],
    ['a fraction of the smallest coin', '$0.0004 per call'],
    ['a mark alone', '$'],
    ['a number alone', '49.00'],
    ['a crown nobody can tell', '100 kr'],
  ])('%s: %s', (_, text) => {
    expect(findPrices(text, { language: 'en' })).toEqual([]);
  });
});

const periodOf = (text: string, language: string) => findPrices(text, { language })[0]?.period;

describe('a period on the next line', () => {
  it('belongs to the price where it stands alone', () => {
    expect(periodOf('₩165,000\n월별\nLumen Notes Team\n', 'ko')).toBe('month');
    expect(periodOf('294,00 zł\nmiesięcznie\nLumen Notes Team\n', 'pl')).toBe('month');
    expect(periodOf('69,60 €\npar\nmois\n', 'fr')).toBe('month');
  });

  it('does not where it begins something else', () => {
    expect(periodOf('$49.00\nYearly\n$490.00\n', 'en')).toBeUndefined();
    expect(periodOf('$49.00\nMonthly reports\n', 'en')).toBeUndefined();
  });
});

describe('prices side by side', () => {
  it('are told one by one, with the words of each', () => {
    const found = findPrices('Monthly $15 · Yearly $150 (save $30)', { language: 'en' });
    expect(found.map(({ money, period }) => [money.minor, period])).toEqual([
      [1500, 'month'],
      [15000, 'year'],
      [3000, undefined],
    ]);
  });

  it('know a discount from a price', () => {
    const found = findPrices('Subtotal $59.00 Discount −$9.00', { language: 'en' });
    expect(found.map(({ money, negative }) => [money.minor, negative])).toEqual([
      [5900, false],
      [900, true],
    ]);
  });

  it('stand exactly where they are told to stand', () => {
    const text = 'Heute fällig: 1.234,56 € inkl. MwSt.';
    const [price] = findPrices(text, { language: 'de' });
    expect(text.slice(price!.index, price!.index + price!.length)).toBe('1.234,56 €');
  });

  it('take the currency that the page states where the mark leaves it open', () => {
    const [crowns] = findPrices('100 kr', { language: 'en', currencyHint: 'SEK' });
    const [dollars] = findPrices('$100', { language: 'en', currencyHint: 'CAD' });
    expect([crowns?.money.currency, dollars?.money.currency]).toEqual(['SEK', 'CAD']);
  });

  it('never take a stated currency that the mark cannot mean', () => {
    const [price] = findPrices('100 €', { language: 'en', currencyHint: 'USD' });
    expect(price?.money.currency).toBe('EUR');
  });

  it('are read from a bare amount only where the page states the currency', () => {
    const [price] = findPrices(' 1,049.00 ', { language: 'en', currencyHint: 'usd' });
    expect(price?.money).toEqual({ minor: 104900, currency: 'USD' });
    expect(findPrices('49', { language: 'en', currencyHint: 'USD' })).toEqual([]);
  });
});
