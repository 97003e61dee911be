import { describe, expect, it } from 'vitest';

import type { PageFacts } from '../../lib/checkout/page-facts.ts';
import { isGeneric } from '../../lib/checkout/seller/generic.ts';
import { nameSeller } from '../../lib/checkout/seller/seller.ts';
import { atOnce } from '../../lib/checkout/steps.ts';
import { LANGUAGES, phrasesOf } from '../../lib/checkout/words/words.ts';
import { sceneOfPage } from './scene-of.ts';

const vendorOf = (lines: string[], given: Partial<PageFacts>) =>
  atOnce(nameSeller(sceneOfPage(lines, given))).vendor;

const STRIPE = { host: 'checkout.stripe.com', path: '/c/pay/cs_live_1' };

const cases: [string, string[], Partial<PageFacts>, string][] = [
  [
    'the name at the head of a hosted checkout',
    ['# Quill Labs', 'Subscribe to Quill Pro'],
    STRIPE,
    'Quill Labs',
  ],
  [
    'who charges',
    ['Total $9', 'By confirming, you allow Quill Labs to charge you'],
    STRIPE,
    'Quill Labs',
  ],
  [
    'not the payment service itself',
    ['# Quill Labs', 'you authorize Armitage OÜ (Creem) our merchant of record to charge you'],
    { host: 'www.creem.io', path: '/checkout/prod' },
    'Quill Labs',
  ],
  [
    'whose site it is, as it spells itself',
    [],
    { host: 'secure.fattureincloud.it', title: 'Acquista licenza - Fatture in Cloud' },
    'Fatture in Cloud',
  ],
  [
    'the brand alone, as the directory has it',
    [],
    { host: 'secure.freee.co.jp', title: 'プラン購入手続き | freee会計' },
    'freee',
  ],
  [
    'the maker on a marketplace',
    ['# Gantt Sync', 'by Rowanbyte'],
    { host: 'fern.monday.com', path: '/marketplace/listing/4471' },
    'Rowanbyte',
  ],
  [
    'the maker in the heading of an order',
    ['# Purchase Quill Sign by Quillworks'],
    { host: 'appexchange.salesforce.com', path: '/appxcheckout' },
    'Quillworks',
  ],
  [
    'the maker in the heading of an order in another language',
    ['# Quill Sign von Quillworks'],
    { host: 'appexchange.salesforce.com', path: '/appxcheckout', language: 'de' },
    'Quillworks',
  ],
  [
    'the maker named under the product in another language',
    ['# Reviews', 'par Rowanbyte'],
    { host: 'admin.shopify.com', path: '/store/x/charges/1/confirm', language: 'fr' },
    'Rowanbyte',
  ],
  [
    'whom a bank collects for',
    ['Esercente Quillposta S.p.A.', 'Importo 20,00 EUR'],
    { host: 'ecommerce.nexi.it', path: '/ecomm', language: 'it' },
    'Quillposta S.p.A.',
  ],
  [
    'the name of the product, not its price nor what is done with it',
    ['US$149.40', 'every year', 'Quillnote – Team licence'],
    { host: 'buy.paddle.com', path: '/checkout/txn_1' },
    'Quillnote',
  ],
  [
    'the title without what is done and which plan is taken',
    [],
    { host: 'quill.im', path: '/buy', title: '购买鹅毛文档高级版', language: 'zh' },
    '鹅毛文档',
  ],
  [
    'who is labelled as the maker',
    ['Hersteller: Pickwerk Software · Miete'],
    { host: 'store.shopware.com', language: 'de' },
    'Pickwerk Software',
  ],
  [
    'for whom the reseller sells, in a script without spaces',
    [
      'この注文の処理はPaddle.comが行います。Paddle.comはQuillworksの正規販売者です。',
      '# Audio Quill',
    ],
    { host: 'buy.paddle.com', language: 'ja' },
    'Quillworks',
  ],
  [
    'the product a company is known by',
    ['# LangGenius, Inc.', 'Subscribe to Dify Professional'],
    STRIPE,
    'Dify',
  ],
  [
    'whom the reseller shares the data with',
    ['US$49', 'Audio Quill', 'Your data will be shared with Quillworks for product fulfilment.'],
    { host: 'buy.paddle.com' },
    'Quillworks',
  ],
  [
    'whom a mandate lets debit',
    ['# Lumen', 'Ich ermächtige die Quillworks GmbH, Zahlungen einzuziehen.'],
    { host: 'pay.gocardless.com', language: 'de' },
    'Quillworks GmbH',
  ],
  [
    'spelled as the page spells it, not as the address does',
    ['# Quill & Ink ApS', 'Din ordre'],
    { host: 'quillogink.onfastspring.com', title: 'Quill & Ink ApS', language: 'da' },
    'Quill & Ink ApS',
  ],
  [
    'whom the customers are led back to',
    ['Return to Quillworks', '# Confirm your updates'],
    { host: 'billing.stripe.com', path: '/p/session/live_1/subscriptions' },
    'Quillworks',
  ],
  [
    'called as at home where the directory writes Latin letters',
    ['确认订单', '费格玛管理后台', '© 2026 费格玛'],
    { host: 'www.figma.com', title: '确认订单 - 费格玛管理后台', language: 'zh' },
    '费格玛',
  ],
  [
    'called as at home where only title and footer say it',
    ['결제하기'],
    {
      host: 'www.figma.com',
      title: '결제하기 - 퀼보드',
      language: 'ko',
      lines: [{ text: '퀼보드 2026 · 이용약관', role: 'text', place: 'footer', dialog: 0 }],
    },
    '퀼보드',
  ],
  [
    'without the ending that a sentence gives its name',
    ['# Quillamo', 'upoważniasz Quillamę do pobierania opłat'],
    { ...STRIPE, language: 'pl' },
    'Quillamo',
  ],
  [
    'the word of the title that is most of the address',
    [],
    { host: 'a41.myquillet.com', title: 'Objednávka | Administrace Quillet', language: 'cs' },
    'Quillet',
  ],
  [
    'the app on a bill of the shop system, not the shop that pays',
    ['Lin Outfitters', '# Approve subscription', '# Quill Reviews'],
    {
      host: 'admin.shopify.com',
      path: '/store/lin-outfitters/charges/41/confirm',
      title: 'Lin Outfitters · Approve subscription',
    },
    'Quill Reviews',
  ],
  [
    'who offers it on a marketplace',
    ['# Subscribe to Quill Cloud', 'Public offer — offered by Quillworks Inc.'],
    { host: 'aws.amazon.com', path: '/marketplace/saas/ordering' },
    'Quillworks Inc',
  ],
  [
    'the maker where a breadcrumb tells of a marketplace',
    ['Home > Marketplace > Quill', '# Product details', 'by Quillworks · for teams'],
    { host: 'portal.azure.com', path: '/' },
    'Quillworks',
  ],
  [
    'not what heads the title of every order',
    ['Ihr Warenkorb', 'Produkt'],
    { host: 'www.cleverbridge.com', title: 'Bestellung – Quillworks', language: 'de' },
    'Quillworks',
  ],
  [
    'the name in a title, not a logo run together with its menu',
    ['요금제 구매'],
    {
      host: 'lin.quillboard.com',
      title: '요금제 구매 | 퀼보드',
      brands: ['Quill Board 팀 관리 멤버 관리 결제 관리'],
      language: 'ko',
    },
    '퀼보드',
  ],
  [
    'without the words that offer it',
    ['# Order Quilltime for', 'Free for 14 days'],
    { host: 'github.com', path: '/marketplace/quill/order/1' },
    'Quilltime',
  ],
  [
    'the beginning that the title shares with a logo beside an account',
    ['Tarif buchen'],
    {
      host: 'lin.quillapp.com',
      title: 'Tarif buchen – Quill',
      brands: ['Quill Lin Studio GmbH'],
      language: 'de',
    },
    'Quill',
  ],
  [
    'without what brackets add',
    ['Quillet (annual subscription)', 'US$49.99 inc. tax / year'],
    { host: 'buy.paddle.com' },
    'Quillet',
  ],
  [
    'the shop system itself where a shop takes a plan of it',
    ['# Démarrer votre forfait Grow'],
    { host: 'admin.shopify.com', path: '/store/lin/settings/subscribe', language: 'fr' },
    'Shopify',
  ],
];

describe('the seller', () => {
  it.each(cases)('is %s', (_, lines, given, name) => {
    expect(vendorOf(lines, given).name).toBe(name);
  });

  it('has no domain where another sells on a marketplace and nobody knows them', () => {
    const given = { host: 'fern.monday.com', path: '/marketplace/listing/4471' };
    expect(vendorOf(['# Gantt Sync', 'by Rowanbyte'], given)).toEqual({ name: 'Rowanbyte' });
  });

  it('is found in the directory by the beginning of its name', () => {
    expect(vendorOf(['# OpenAI Ireland Limited'], STRIPE)).toEqual({
      name: 'OpenAI',
      domain: 'openai.com',
    });
  });

  it('is found in the directory by its product, too', () => {
    const lines = ['# LangGenius, Inc.', 'Subscribe to Dify Professional'];
    expect(vendorOf(lines, STRIPE).domain).toBe('dify.ai');
  });

  it('is nobody a back office on a payment host sells for', () => {
    const path = '/admin/products/41/checkout';
    const { domain } = vendorOf(['# Edit product'], { host: 'quill.thrivecart.com', path });
    expect(domain).toBe('thrivecart.com');
  });
});

const labels = LANGUAGES.flatMap((language) =>
  (['seller', 'payee'] as const).flatMap((category) =>
    phrasesOf(language)[category].map((label): [string, string] => [language, label]),
  ),
);

describe('a name with a label of the seller', () => {
  it.each(labels)('is the seller\'s (%s: "%s")', (language, label) => {
    const host = 'ecommerce.nexi.it';
    expect(vendorOf([`${label}: Quillworks`, '# Cobalt'], { host, language }).name).toBe(
      'Quillworks',
    );
  });

  it('may stand on the next line', () => {
    const given = { host: 'store.shopware.com', language: 'de' };
    expect(vendorOf(['# Kauf', 'Hersteller', 'Pickwerk'], given).name).toBe('Pickwerk');
    expect(vendorOf(['# Kauf', 'Hersteller:', 'Pickwerk'], given).name).toBe('Pickwerk');
  });
});

describe('words that every page has', () => {
  it.each([
    ['en', 'Review your order'],
    ['de', 'Bestellübersicht'],
    ['fr', 'Retour'],
    ['pl', 'Wybierz sposób płatności'],
    ['ja', 'ご注文内容の確認'],
    ['zh', '确认订单'],
  ])("are nobody's name (%s: %s)", (language, title) => {
    expect(isGeneric(title, language)).toBe(true);
  });
});
