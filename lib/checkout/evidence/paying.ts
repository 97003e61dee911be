import { commitButtons } from '../commit.ts';
import type { Field, Frame } from '../page-facts.ts';
import { servedBy, takesCards } from '../payment-hosts.ts';
import type { Scene } from '../scene.ts';
import { type EvidenceKind, when, wordsSpeak } from './kind.ts';

const CARD_FIELD =
  /cc-(number|exp|csc)|card[-_ ]?(num|no\b|code|cvc|cvv|exp|ver)|ccnum|credit.?card|\bcvc|\bcvv|security.?code/;
const CARD_FRAME =
  /card|karte|carte|tarjeta|cart[aã]o|carta|kaart|kart|カード|카드|卡|(payment|zahlung|paiement|pago|pagamento|betal\w+|支払|결제|支付|付款).*(input|frame|eingabe|saisie|entrada|inser|invoer|ind?mat|入力|입력|输入)/i;

export const isCardField = ({ autocomplete, hint, type }: Field): boolean =>
  type !== 'radio' &&
  type !== 'checkbox' &&
  (CARD_FIELD.test(autocomplete) || CARD_FIELD.test(hint));

const isCardFrame = ({ host, path, title }: Frame): boolean =>
  takesCards(host, path) || CARD_FRAME.test(title);

const hasCardForm = (scene: Scene): boolean =>
  scene.fields.some(isCardField) || scene.frames.some(isCardFrame);

/** Plans side by side, each with its own button, and nothing to pay with: a list to choose from, not an order. */
export const isPriceList = (scene: Scene): boolean =>
  !hasCardForm(scene) &&
  !scene.prices.some(({ label }) => label === 'total' || label === 'due-today') &&
  scene.prices.filter(({ label, period }) => label === 'plain' && period).length >= 2 &&
  commitButtons(scene).length >= 2;

/** Whether someone is about to pay here, for whatever it is. */
export const PAYING: EvidenceKind[] = [
  {
    kind: 'card-form',
    speaks: 'for',
    reads: 'card fields, or a visible frame in which a payment provider takes card details',
    why: 'Where card details are asked for, money is about to move.',
    find: (scene) => when(hasCardForm(scene)),
  },
  {
    kind: 'pay-button',
    speaks: 'for',
    reads:
      'a button that commits: pay, subscribe, order, upgrade, start a trial, continue to payment',
    why: 'The press of this button is the purchase.',
    find: (scene) => {
      const [at] = commitButtons(scene).slice(-1);
      return when(at !== undefined, at === undefined ? undefined : scene.lines[at]!.text);
    },
  },
  {
    kind: 'order-total',
    speaks: 'for',
    reads: 'a total, or an amount due today',
    why: 'A sum is drawn up for one purchase; a price list has none.',
    find: (scene) => {
      const sum = scene.prices.find(({ label }) => label === 'total' || label === 'due-today');
      return when(sum !== undefined, sum && scene.lines[sum.at]!.text);
    },
  },
  {
    kind: 'order',
    speaks: 'for',
    reads: 'a price together with a card form or a button that commits, and not a list of plans',
    why: 'A price alone is a price list, a form alone is a settings page; both together are an order.',
    find: (scene) =>
      when(
        scene.prices.length > 0 &&
          (hasCardForm(scene) || commitButtons(scene).length > 0) &&
          !isPriceList(scene),
      ),
  },
  {
    kind: 'payment-words',
    speaks: 'for',
    reads: 'words of payment methods and cards',
    why: 'They surround a payment step in every language.',
    find: (scene) => wordsSpeak(scene, ['paymentMethod', 'card'], 4),
  },
  {
    kind: 'hosted-checkout',
    speaks: 'for',
    reads: 'the host of a payment page that serves many sellers',
    why: 'Such pages exist to take a payment; for what, the other evidence says.',
    find: ({ facts }) => {
      const host = servedBy(facts.host, facts.path);
      return when(host !== undefined, host?.name);
    },
  },
];
