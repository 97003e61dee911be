import { hasCardForm } from '../card-form.ts';
import { commitButtons } from '../commit.ts';
import { recurs } from '../order.ts';
import { servedBy } from '../payment-hosts.ts';
import { type EvidenceKind, when, wordsSpeak } from './kind.ts';

/** How the order stands on the page; that there is one is settled before (order.ts). */
export const PAYING: EvidenceKind[] = [
  {
    kind: 'drawn-up',
    speaks: 'for',
    reads: 'a sum, a card form, a dialog or a payment page around price and button',
    why: 'What is only offered may be a price list with a single plan.',
    find: (_, { order }) => when(order === 'drawn-up'),
  },
  {
    kind: 'subscription-order',
    speaks: 'for',
    reads:
      'an order for a price that comes back by the month or year; half where it is only offered',
    why: 'What is subscribed to online is mostly software; what else it may be has words of its own.',
    find: (scene, { order }) =>
      recurs(scene) ? { strength: order === 'drawn-up' ? 1 : 0.5 } : undefined,
  },
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
      const at = commitButtons(scene).at(-1);
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
