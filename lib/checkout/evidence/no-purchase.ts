import { commitButtons, isPayable, orderState, says } from '../order.ts';
import type { Scene } from '../scene.ts';
import { type EvidenceKind, type Found, when, wordsSpeak } from './kind.ts';

const PROSE = 160;
const READING =
  /(?<![a-z])(blog|docs?|help|support|articles?|news|wiki|kb|faqs?|guides?|tutorials?|questions|invoices?|receipts?|history|login|signin|signup|register)(?![a-z])/;

/** What surrounds a sum to pay does not undo it: many checkouts create the account, too. */
const unlessOrdered = (scene: Scene, find: () => Found | undefined): Found | undefined =>
  isPayable(scene) ? undefined : find();

/** Whether nothing is about to be bought at all. */
export const NO_PURCHASE: EvidenceKind[] = [
  {
    kind: 'price-list',
    speaks: 'against',
    reads: 'several plans, each with its own button, without a card form or a total',
    why: 'Choosing comes before buying; the next page is the order.',
    find: (scene) => when(orderState(scene) === 'listed'),
  },
  {
    kind: 'price-list-words',
    speaks: 'against',
    reads: 'words of comparing plans and talking to sales, where no order is drawn up',
    why: 'They belong to price lists.',
    find: (scene) => unlessOrdered(scene, () => wordsSpeak(scene, ['priceList'], 3)),
  },
  {
    kind: 'no-price',
    speaks: 'against',
    reads: 'no price anywhere in the part that asks for money',
    why: 'Who buys is told what it costs.',
    find: (scene) => when(scene.prices.length === 0),
  },
  {
    kind: 'invoices',
    speaks: 'against',
    reads: 'words of invoices and receipts, where no order is drawn up',
    why: 'What is listed there has been paid.',
    find: (scene) => unlessOrdered(scene, () => wordsSpeak(scene, ['invoice'], 2)),
  },
  {
    kind: 'settings',
    speaks: 'against',
    reads: 'words of managing an account or subscription, where no order is drawn up',
    why: 'What is managed there has been bought.',
    find: (scene) => unlessOrdered(scene, () => wordsSpeak(scene, ['settings'], 2)),
  },
  {
    kind: 'save-button',
    speaks: 'against',
    reads: 'a button that saves or cancels as the page’s only way on',
    why: 'Changing a card is no purchase.',
    find: (scene) =>
      when(
        commitButtons(scene).length === 0 &&
          scene.lines.some(({ role }, at) => role === 'button' && says(scene, at, ['settings'])),
      ),
  },
  {
    kind: 'log-in',
    speaks: 'against',
    reads: 'a password field, or words of logging in, where no order is drawn up',
    why: 'Logging in comes before buying.',
    find: (scene) =>
      unlessOrdered(scene, () =>
        scene.fields.some(({ type }) => type === 'password')
          ? { strength: 1 }
          : wordsSpeak(scene, ['logIn'], 3),
      ),
  },
  {
    kind: 'sign-up',
    speaks: 'against',
    reads: 'words of creating an account, where no order is drawn up',
    why: 'An account is not a purchase.',
    find: (scene) => unlessOrdered(scene, () => wordsSpeak(scene, ['signUp'], 3)),
  },
  {
    kind: 'prose',
    speaks: 'against',
    reads: 'many long paragraphs',
    why: 'A checkout is short; articles and documentation are long.',
    find: ({ lines }) => {
      const long = lines.filter(({ role, text }) => role === 'text' && text.length > PROSE).length;
      return long >= 4 ? { strength: Math.min(1, long / 12) } : undefined;
    },
  },
  {
    kind: 'reading-address',
    speaks: 'against',
    reads: 'words of reading, history or logging in in the address, where no order is drawn up',
    why: 'A guide to billing is no billing.',
    find: (scene) => unlessOrdered(scene, () => when(READING.test(scene.facts.path))),
  },
];
