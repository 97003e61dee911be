import { describe, expect, it } from 'vitest';

import { type GateFacts, gateOpens } from '../../lib/checkout/gate.ts';

const ordinary: GateFacts = {
  host: 'www.example.com',
  path: '/',
  title: 'Example',
  frames: [],
  card: false,
  dialog: '',
  clicked: '',
};
const on = (url: string): GateFacts => {
  const { hostname, pathname, search, hash } = new URL(url);
  return {
    ...ordinary,
    host: hostname,
    path: decodeURIComponent(pathname + search + hash).toLowerCase(),
  };
};

describe('the gate opens', () => {
  it.each([
    ['https://checkout.stripe.com/c/pay/cs_live_1', 'hosted'],
    ['https://acme.chargebee.com/pages/v3/x/checkout', 'hosted'],
    ['https://github.com/marketplace/acme/order/1', 'address'],
    ['https://buy.acme.com/pro', 'address'],
    ['https://app.acme.com/settings/billing', 'address'],
    ['https://vault.acme.com/#/create-organization?plan=teams', 'address'],
    ['https://acme.de/kasse/', 'address'],
    ['https://portal.acme.com/renewals/118', 'address'],
    ['https://acme.jp/%E8%B3%BC%E5%85%A5', 'address'],
  ])('at %s by its %s', (url, signal) => {
    expect(gateOpens(on(url))).toBe(signal);
  });

  it.each([
    ['https://acme.no/execute/modules', 'Bestill moduler - Acme'],
    ['https://acme.com/product/227414', 'Acme - Checkout'],
    ['https://acme.example/step_2', 'Betalen - ACME'],
  ])('at %s by its title %s', (url, title) => {
    expect(gateOpens({ ...on(url), title })).toBe('address');
  });

  it('for a field that asks for a card', () => {
    expect(gateOpens({ ...ordinary, card: true })).toBe('card-field');
  });

  it('for a frame that takes a card', () => {
    const frames = ['js.stripe.com/v3/elements-inner-card-1.html#x'];
    expect(gateOpens({ ...ordinary, frames })).toBe('card-frame');
  });

  it('for a dialog that shows a price and asks to buy', () => {
    expect(gateOpens({ ...ordinary, dialog: 'Upgrade to Pro. $12 per month' })).toBe('dialog');
  });

  it.each([
    [
      'en',
      'Buy now',
      'Subscribe',
      'Check out',
      'Pay $12',
      'Upgrade now',
      'Start free trial',
      'Add seats',
    ],
    [
      'de',
      'Jetzt kaufen',
      'Zahlungspflichtig bestellen',
      'Abonnieren',
      'Zur Kasse',
      'Lizenz erwerben',
    ],
    ['fr', 'Acheter', 'Commander', 'S’abonner', 'Payer', 'Passer au plan Pro', 'Souscrire'],
    ['es', 'Comprar', 'Suscribirse', 'Contratar', 'Pagar'],
    ['pt', 'Comprar agora', 'Assinar', 'Pagar', 'Ver planos e pagamento'],
    ['it', 'Acquista', 'Abbonati', 'Ordina ora', 'Paga'],
    ['nl', 'Kopen', 'Bestellen', 'Betalen', 'Abonneren'],
    ['pl', 'Kup teraz', 'Zamów', 'Zapłać', 'Subskrybuj'],
    ['sv', 'Köp', 'Beställ', 'Prenumerera', 'Betala', 'Uppgradera'],
    ['da', 'Køb', 'Bestil', 'Betal', 'Opgrader'],
    ['ja', '購入する', 'お支払い', '申し込む', 'アップグレード', 'プランを変更'],
    ['ko', '결제하기', '구매', '구독', '업그레이드'],
    ['zh', '立即购买', '付款', '订阅', '升级', '購買', '結帳'],
  ])('for a click on a word of buying in %s', (_, ...labels) => {
    const unheard = labels.filter((clicked) => gateOpens({ ...ordinary, clicked }) !== 'click');
    expect(unheard).toEqual([]);
  });
});

describe('the gate stays shut', () => {
  it.each([
    'https://www.example.com/',
    'https://example.com/2026/how-to-upgrade-postgres-16',
    'https://docs.example.com/billing/plans',
    'https://example.com/blog/subscription-fatigue',
    'https://example.com/renewable-energy',
    'https://example.com/login?next=/home',
    'https://notgumroad.com/x',
  ])('at %s', (url) => {
    expect(gateOpens(on(url))).toBeNull();
  });

  it.each([
    ['https://example.com/a/12', 'How to pay for the software that your small team needs'],
    ['https://docs.example.com/a', 'Checkout | Example Docs'],
  ])('at %s, titled %s', (url, title) => {
    expect(gateOpens({ ...on(url), title })).toBeNull();
  });

  it('for the frames Stripe keeps on every page of a site', () => {
    const frames = [
      'https://js.stripe.com/v3/m-outer-34.html#url=',
      'https://js.stripe.com/v3/controller-with-preconnect-7f.html',
    ];
    expect(gateOpens({ ...ordinary, frames })).toBeNull();
  });

  it('for a dialog about cookies', () => {
    expect(gateOpens({ ...ordinary, dialog: 'We value your privacy. Accept all' })).toBeNull();
  });

  it('for a click on a long text that happens to name a plan', () => {
    expect(
      gateOpens({ ...ordinary, clicked: 'Our plan to make the city greener. '.repeat(4) }),
    ).toBeNull();
  });
});
