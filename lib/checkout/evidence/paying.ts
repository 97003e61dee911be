import { commitButtons } from '../commit.ts';
import { recurs } from '../order.ts';
import { type EvidenceKind, when } from './kind.ts';

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
];
