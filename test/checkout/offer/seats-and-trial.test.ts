import { describe, expect, it } from 'vitest';

import { countSeats } from '../../../lib/checkout/offer/seats.ts';
import { trialDays } from '../../../lib/checkout/offer/trial.ts';
import { fieldAt, sceneOf, sceneOfPage } from '../scene-of.ts';

describe('the seats of an offer', () => {
  it.each([
    ['en', 'for 5 users', 5],
    ['en', 'Qty 4', 4],
    ['en', 'Quantity: 12', 12],
    ['en', 'Number of accounts: 14', 14],
    ['en', '2 organisers × $79.00', 2],
    ['en', '5 seats × $10', 5],
    ['en', '5 × $10.00 per seat', 5],
    ['en', 'Lumen Notes Team x 8', 8],
    ['en', 'Number of seats 25', 25],
    ['en', 'Field recordings 100 MB × 3', 3],
    ['en', '18 users × $7.50/user/month × 12', 18],
    ['en', 'Team plan, 1,200 users', undefined],
    ['de', '12 Plätze', 12],
    ['de', 'Menge 3', 3],
    ['de', 'Anzahl der Nutzer: 7', 7],
    ['de', 'für 10 Benutzer', 10],
    ['fr', '10 utilisateurs', 10],
    ['fr', 'Qté 2', 2],
    ['fr', '2 organisateurs × 79,00 €', 2],
    ['fr', 'Nombre de sièges 6', 6],
    ['es', '8 licencias', 8],
    ['es', 'Cant. 8', 8],
    ['pt', '6 usuários', 6],
    ['pt', 'Qtd. 3', 3],
    ['it', '9 utenti', 9],
    ['it', 'Quantità: 2', 2],
    ['nl', 'Aantal 12', 12],
    ['nl', 'voor 4 gebruikers', 4],
    ['pl', 'Liczba: 6', 6],
    ['pl', '5 użytkowników', 5],
    ['sv', '7 användare', 7],
    ['sv', 'Antal 2', 2],
    ['da', '3 pladser', 3],
    ['da', 'Antal: 9', 9],
    ['nb', '5 brukere', 5],
    ['fi', '5 käyttäjää', 5],
    ['fi', 'Määrä: 4', 4],
    ['cs', '6 licencí', 6],
    ['cs', 'Počet uživatelů: 8', 8],
    ['ja', '数量 3', 3],
    ['ja', '5名', 5],
    ['ja', '10ユーザー', 10],
    ['ja', '数量：４', 4],
    ['ko', '수량 3', 3],
    ['ko', '사용자 5명', 5],
    ['ko', '5명', 5],
    ['zh', '数量 10', 10],
    ['zh', '5 个用户', 5],
    ['zh-TW', '10 位使用者', 10],
  ])('in "%s", "%s": %s', (language, line, seats) => {
    expect(countSeats(sceneOf(language, line))).toBe(seats);
  });

  it.each([
    ['en', 'Up to 10 users'],
    ['en', 'Minimum 3 seats'],
    ['en', '100 GB storage'],
    ['en', '24/7 support'],
    ['ja', '550円 / 1ユーザー・月'],
    ['en', '$10 per user'],
    ['en', 'Save 20% for your users'],
    ['de', 'Bis zu 20 Nutzer'],
    ['fr', 'Jusqu’à 5 utilisateurs'],
    ['es', 'Hasta 15 usuarios'],
    ['pl', 'Do 10 użytkowników'],
    ['ja', '最大10名'],
    ['ja', '10名まで'],
    ['ja', '5名以上'],
    ['ko', '최대 10명'],
    ['ko', '10명까지'],
    ['zh', '最多 10 位成员'],
    ['zh', '10 人以上'],
  ])('are not in "%s", "%s"', (language, line) => {
    expect(countSeats(sceneOf(language, line))).toBeUndefined();
  });

  it('are those of a stepper', () => {
    expect(countSeats(sceneOfPage(['Acme Pro $29.00', '[−]', '3', '[+]', '[Pay now]']))).toBe(3);
  });

  it.each([
    [
      'under the head of its column',
      ['Program', 'Antal användare', 'Pris', 'Quill Plus'],
      'sv',
      '',
    ],
    ['that says in its own language what it counts', ['Quill'], 'zh', '数量'],
    ['that counts users', ['Quill'], 'de', 'benutzer'],
  ])('are those of a box %s', (_, lines, language, hint) => {
    const fields = [fieldAt(lines.length, { hint, quantity: 3 })];
    expect(countSeats(sceneOfPage(lines, { language, fields }))).toBe(3);
  });

  it('are those of all kinds together', () => {
    const fields = [
      fieldAt(1, { hint: 'full seats', quantity: 3 }),
      fieldAt(2, { hint: 'view seats', quantity: 2 }),
    ];
    expect(countSeats(sceneOfPage(['Full $20', 'View $5'], { fields }))).toBe(5);
  });

  it.each([
    ['€160.00', 20],
    ['€190.00', undefined],
  ])('are what multiplies one cell to the next: 20, €8.00, %s', (sum, seats) => {
    expect(countSeats(sceneOfPage(['Quill Business', '20', '€8.00', sum, 'Total']))).toBe(seats);
  });

  it('are those of the marked plan', () => {
    const lines = ['( ) Starter — 5 users, $19', '(x) Pro — 10 users, $54', '[Pay now]'];
    expect(countSeats(sceneOfPage(lines))).toBe(10);
  });
});

describe('the days of a trial', () => {
  it.each([
    ['en', '14-day free trial', 14],
    ['en', '14 day free trial', 14],
    ['en', 'First 7 days free, then $22.80 per month', 7],
    ['en', 'Free for 30 days', 30],
    ['en', 'Try it free for two weeks', undefined],
    ['de', '7 Tage kostenlos testen', 7],
    ['de', '14-tägige Testphase', 14],
    ['de', '30 Tage gratis', 30],
    ['fr', 'Essai gratuit de 14 jours', 14],
    ['fr', '7 jours gratuits', 7],
    ['es', '14 días de prueba gratuita', 14],
    ['pt', '7 dias grátis', 7],
    ['it', '14 giorni di prova gratuita', 14],
    ['nl', '30 dagen gratis proberen', 30],
    ['nl', '14-daagse proefperiode', 14],
    ['pl', '14-dniowy okres próbny', 14],
    ['pl', '7 dni za darmo', 7],
    ['sv', '14 dagars gratis provperiod', 14],
    ['da', '30 dage gratis', 30],
    ['nb', '14 dagers gratis prøveperiode', 14],
    ['fi', '14 päivää ilmaiseksi', 14],
    ['cs', '14 dní zdarma', 14],
    ['ja', '14日間の無料トライアル', 14],
    ['ja', '無料体験（30日間）', 30],
    ['ko', '14일 무료 체험', 14],
    ['ko', '7일간 무료', 7],
    ['zh', '14 天免费试用', 14],
    ['zh-TW', '免費試用 7 天', 7],
  ])('in "%s", "%s": %s', (language, line, days) => {
    expect(trialDays(sceneOf(language, line))).toBe(days);
  });

  it.each([
    ['en', '30-day money-back guarantee'],
    ['en', 'Delivery in 3 days, free of charge'],
    ['de', '14 Tage Widerrufsrecht'],
    ['ja', '30日間の返金保証'],
  ])('are not in "%s", "%s"', (language, line) => {
    expect(trialDays(sceneOf(language, line))).toBeUndefined();
  });
});
