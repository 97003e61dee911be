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
