import type { Scene } from '../scene.ts';
import type { Category } from '../words/categories.ts';
import { tradeIn } from '../words/trades.ts';
import { wordsFor } from '../words/words.ts';
import { type EvidenceKind, when, wordsSpeak } from './kind.ts';

const SHIPPING_FIELD =
  /shipping|(?<![a-z])ship|delivery|lieferadresse|livraison|env[ií]o|entrega|spedizione|verzend|bezorg/;

const spokenOf = (
  kind: string,
  category: Category,
  reads: string,
  why: string,
  enough = 2,
): EvidenceKind => ({
  kind,
  speaks: 'against',
  reads: `words of ${reads}`,
  why,
  prior: OTHER_TRADE,
  find: (scene) => wordsSpeak(scene, [category], enough),
});

/** Trades that have words of their own; there are more. */
const ofTrade = (...args: Parameters<typeof spokenOf>): EvidenceKind => ({
  ...spokenOf(...args),
  ofTrades: true,
});

/** No single word of another trade undoes a clear sign of software; two of them do. */
const OTHER_TRADE = 2;
const MOST_NAMES = 12;
const LONGEST_NAME = 80;

/** Short lines above prices: what is sold is called something there. */
function besidePrices({ lines, prices }: Scene): string[] {
  const near = new Set(prices.slice(0, MOST_NAMES).flatMap(({ at }) => [at - 2, at - 1, at]));
  return [...near].flatMap((at) => {
    const line = lines[at];
    return line && line.text.length <= LONGEST_NAME ? [line.text] : [];
  });
}

const TRADES: readonly Category[] = ['course', 'service', 'groceries', 'donation', 'event'];

function wordOfTrade({ language }: Scene, name: string): string | undefined {
  const [found] = wordsFor(language).find(name, TRADES);
  return found && name.slice(found.index, found.index + found.length);
}

/** Whether it is something else that is bought. */
export const OTHER_THINGS: EvidenceKind[] = [
  {
    kind: 'shipping-fields',
    speaks: 'against',
    reads: 'form fields for a shipping address',
    why: 'Software is not shipped.',
    prior: OTHER_TRADE,
    find: ({ fields }) =>
      when(fields.some((field) => SHIPPING_FIELD.test(`${field.autocomplete} ${field.hint}`))),
  },
  {
    kind: 'known-other-seller',
    speaks: 'against',
    reads: 'the vendor directory',
    why: 'The seller is known for something else: goods, travel, films, food…',
    prior: 5,
    ofTrades: true,
    find: (_, { known }) => when(known?.sells === 'something-else', known?.name),
  },
  {
    kind: 'other-trade',
    speaks: 'against',
    reads: 'the names of the seller, of the page and of what stands beside the price',
    why: 'A yoga studio, a newspaper or a bakery is called one.',
    prior: OTHER_TRADE,
    ofTrades: true,
    find: (scene, { seller }) => {
      // Behind a dialog the title may be that of the buyer's own document.
      const titles = scene.inDialog ? [] : [scene.facts.title];
      const trade = [seller, ...titles, ...besidePrices(scene)]
        .map((name) => tradeIn(name) ?? wordOfTrade(scene, name))
        .find((word) => word !== undefined);
      return when(trade !== undefined, trade);
    },
  },
  spokenOf('shipping', 'shipping', 'shipping', 'Software is not shipped.'),
  spokenOf(
    'delivery',
    'delivery',
    'delivery and collection',
    'Software is not delivered to a door.',
  ),
  spokenOf(
    'size-colour',
    'sizeColour',
    'sizes, colours and stock',
    'Goods have sizes and colours.',
  ),
  spokenOf('travel', 'travel', 'passengers, nights and flights', 'This is a journey.', 3),
  ofTrade('event', 'event', 'tickets and events', 'This is a ticket.'),
  ofTrade('donation', 'donation', 'giving', 'A gift buys nothing.', 1),
  ofTrade('groceries', 'groceries', 'food and drink', 'This is to be eaten.', 1),
  ofTrade('bill', 'bill', 'bills, taxes, fines and rent', 'A bill is owed, not bought.'),
  ofTrade(
    'media',
    'media',
    'films, music, news and games',
    'Consumer media are not software for work.',
  ),
  ofTrade(
    'course',
    'course',
    'classes, gyms, clubs and appointments',
    'A person is taught or trained.',
    1,
  ),
  ofTrade(
    'service',
    'service',
    'trades, care, clubs, and places or things for hire',
    'This is done by hands, or stands somewhere.',
    1,
  ),
  ofTrade('gift-card', 'giftCard', 'vouchers and top-ups', 'Money is turned into other money.'),
  ofTrade('insurance', 'insurance', 'insurance', 'A risk is insured.'),
];
