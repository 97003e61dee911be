import { describe, expect, it } from 'vitest';

import { readOffer } from '../../../lib/checkout/offer/offer.ts';
import type { BillingPeriod } from '../../../lib/checkout/sighting.ts';
import { sceneOfPage } from '../scene-of.ts';

type Case = [string, string[], number, BillingPeriod | undefined, string?];

const cases: Case[] = [
  [
    'what is due today before what comes later',
    ['Total due today $96.00', 'Next payment $120.00', 'Monthly'],
    9600,
    'month',
  ],
  ['not what is saved', ['$7.00 / month', 'Save $28.00 with annual billing'], 700, 'month'],
  ['not a saving in another language', ['20 € / Monat', '40 € Rabatt'], 2000, 'month', 'de'],
  [
    'the total with tax, of two totals',
    ['Yhteensä (alv 0 %) 62,00 €', 'Alv 15,81 €', 'Maksettavaa yhteensä 77,81 €'],
    7781,
    'once',
    'fi',
  ],
  [
    'a total that speaks of its tax in brackets',
    ['お支払い合計（税込）', '86,856円', '消費税', '7,896円'],
    86856,
    'once',
    'ja',
  ],
  [
    'a price before tax as a price',
    ['Pris pr. måned ekskl. moms: 327,00 kr.'],
    32700,
    'month',
    'da',
  ],
  ['a price and its tax before the month', ['69 € HT / mois'], 6900, 'month', 'fr'],
  ['a term before its price in brackets', ['1 year ($108 USD)'], 10800, 'year'],
  ['the sum of pieces', ['3 × licentie à € 29,50 per maand', '€ 88,50'], 8850, 'month', 'nl'],
  [
    'the month, not that a discount lasts a quarter',
    ['billed monthly', '50% off for 3 months', 'Due today $79.10'],
    7910,
    'month',
  ],
  [
    'what is charged, not how much it may be',
    ['$60.00 every 30 days', 'Up to $500.00 every 30 days'],
    6000,
    'month',
  ],
  [
    'the total, whatever speaks for a choice',
    ['(x) Yearly $294', 'Total / year $235.20'],
    23520,
    'year',
  ],
  [
    'what is due today, not what one seat costs',
    ['10 Plätze à 3,49 € pro Monat, jährlich: 418,80 € werden heute fällig.'],
    41880,
    'year',
    'de',
  ],
  [
    'the year of twelve months for each seat',
    ['18 users × $7.50/user/month × 12 $1,620.00', 'Total $1,620.00'],
    162000,
    'year',
  ],
  [
    'the price of the plan that is asked for',
    ['Basic - $2.99 / month', 'Pro - $5.99 / month', '[Upgrade to Pro]'],
    599,
    'month',
  ],
  [
    'credits as paid once',
    ['| Buy credits', '| $24.00 a pack of 20', '| Total $22.00', '| [Buy now]'],
    2200,
    'once',
  ],
  [
    'the year of an order, not the month of a newsletter',
    ['jährlich', 'Summe 445,00 €', 'Neuigkeiten einmal im Monat'],
    44500,
    'year',
    'de',
  ],
  ['the year of rounded months', ['$4.67 / month', '$56.00 per year'], 5600, 'year'],
  [
    'the year that months are billed as',
    ['$3 / month', 'Billed annually', 'then $36 yearly'],
    3600,
    'year',
  ],
  [
    'the year of twelve payments',
    ['x12 24,00 € par mois', 'Total', '288,00 €'],
    28800,
    'year',
    'fr',
  ],
  [
    'each plan with its own period',
    ['(x) Co rok 1 440,00 zł', '( ) Co miesiąc 150,00 zł'],
    144000,
    'year',
    'pl',
  ],
  [
    'the term that is paid for',
    ['￥80.00/人/月', '12个月', '应付总额：￥27,360.00'],
    2736000,
    'year',
    'zh',
  ],
  [
    'a month for twelve seats, not a year',
    ['Team – per seat $252.00', 'Qty 12 · $21.00 each · Billed monthly', 'Total $252.00'],
    25200,
    'month',
  ],
  [
    'paid once where a year of updates comes with it',
    ['New licence incl. 12 months of updates', 'Order Total $398.00'],
    39800,
    'once',
  ],
  [
    'a year where the licence itself is for one',
    ['Lizenz für 12 Monate, Wartung inklusive', 'Gesamtbetrag 149,00 €', 'Verlängert sich'],
    14900,
    'year',
    'de',
  ],
  [
    'the sum beside the price of a seat',
    ['单价 ¥365/人/年 应付金额 ¥7,300.00'],
    730000,
    'year',
    'zh',
  ],
  ['a month without a joint', ['₩19,900 월'], 19900, 'month', 'ko'],
  ['the sum of the seats', ['$5 per seat / month', '$30.00 / month'], 3000, 'month'],
  [
    'the button that commits, among buttons',
    ['[$25 / month]', '[$75 / month]', '[Upgrade for $75 / month]'],
    7500,
    'month',
  ],
  [
    'the new plan, not the current one',
    ['Current plan: Startup, 3 servers, $15.00 / mo', 'New plan: $33.00 / mo'],
    3300,
    'month',
  ],
  [
    'credits as paid once',
    ['Balance: $3.72', '(x) $50', '( ) $100', '[Add credits]'],
    5000,
    'once',
  ],
  [
    'the marked price behind a dialog',
    ['(x) $108.00 / month', '| You are changing to the Pro plan', '| [Update plan]'],
    10800,
    'month',
  ],
];

describe('the price of an offer', () => {
  it.each(cases)('is %s', (_, lines, minor, period, language = 'en') => {
    const offer = readOffer(sceneOfPage(lines, { language }));
    expect([offer.price?.minor, offer.period]).toEqual([minor, period]);
  });
});

describe('the currency of an offer', () => {
  it('is the one that another price of the page spells out', () => {
    const lines = ['Plan $30.000', 'Abono mensual: $30.000 ARS / mes', '[Pagar]'];
    const { price } = readOffer(sceneOfPage(lines, { language: 'es' }));
    expect(price).toEqual({ minor: 3_000_000, currency: 'ARS' });
  });
});
