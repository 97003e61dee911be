import { columns } from '../columns.ts';
import { commitButtons } from '../commit.ts';
import { isPayable } from '../order.ts';
import { says } from '../reading.ts';
import type { Scene } from '../scene.ts';
import { type Background, type EvidenceKind, type Found, when, wordsSpeak } from './kind.ts';

const PROSE = 160;
const LONGEST_ENTRY = 60;
const READING =
  /(?<![a-z])(blog|docs?|help|support|articles?|news|wiki|kb|faqs?|guides?|tutorials?|questions|invoices?|receipts?|history|login|signin|signup|register)(?![a-z])/;

/** What surrounds a sum to pay does not undo it: many checkouts create the account, too. */
const unlessPayable = (
  scene: Scene,
  { order }: Background,
  find: () => Found | undefined,
): Found | undefined => (isPayable(scene, order) ? undefined : find());

/** Whether nothing is about to be bought at all. */
export const NO_PURCHASE: EvidenceKind[] = [
  {
    kind: 'no-price',
    speaks: 'against',
    prior: 0.5,
    reads: 'no price anywhere in the part that asks for money',
    why: 'Who buys is told what it costs.',
    find: (scene) => when(scene.prices.length === 0),
  },
  {
    kind: 'invoices',
    speaks: 'against',
    prior: 2,
    reads:
      'short lines about invoices and receipts, one under the other, where no sum or card form stands',
    why: 'What is listed there has been paid.',
    find: (scene, background) =>
      unlessPayable(scene, background, () => {
        const listed = scene.lines.filter(
          ({ text }, at) => text.length <= LONGEST_ENTRY && says(scene, at, ['invoice']),
        ).length;
        return listed < 2 ? undefined : { strength: Math.min(1, (listed - 1) / 2) };
      }),
  },
  {
    kind: 'manage',
    speaks: 'against',
    prior: 1.5,
    reads: 'words of managing or cancelling what one has, where no sum or card form stands',
    why: 'What is managed there has been bought.',
    find: (scene, background) =>
      unlessPayable(scene, background, () => wordsSpeak(scene, ['manage'], 2)),
  },
  {
    kind: 'save-button',
    speaks: 'against',
    prior: 0.5,
    reads: 'a button that saves or cancels as the page’s only way on',
    why: 'Changing a card is no purchase.',
    find: (scene) =>
      when(
        commitButtons(scene).length === 0 &&
          scene.lines.some(
            ({ role }, at) => role === 'button' && says(scene, at, ['settings', 'manage']),
          ),
      ),
  },
  {
    kind: 'log-in',
    speaks: 'against',
    prior: 2,
    reads: 'a password field, or words of logging in, where no sum or card form stands',
    why: 'Logging in comes before buying.',
    find: (scene, background) =>
      unlessPayable(scene, background, () =>
        scene.fields.some(({ type }) => type === 'password')
          ? { strength: 1 }
          : wordsSpeak(scene, ['logIn'], 3),
      ),
  },
  {
    kind: 'sign-up',
    speaks: 'against',
    prior: 0.5,
    reads: 'words of creating an account, where no sum or card form stands',
    why: 'An account is not a purchase.',
    find: (scene, background) =>
      unlessPayable(scene, background, () => wordsSpeak(scene, ['signUp'], 3)),
  },
  {
    kind: 'prose',
    speaks: 'against',
    prior: 0.5,
    reads: 'many long paragraphs',
    why: 'A checkout is short; articles and documentation are long.',
    find: ({ lines }) => {
      const long = lines.filter(
        ({ role, text }) => role === 'text' && (text.length > PROSE || columns(text) > PROSE),
      ).length;
      return long >= 4 ? { strength: Math.min(1, long / 12) } : undefined;
    },
  },
  {
    kind: 'reading-address',
    speaks: 'against',
    prior: 1,
    reads:
      'words of reading, history or logging in in the address, where no sum or card form stands',
    why: 'A guide to billing is no billing.',
    find: (scene, background) =>
      unlessPayable(scene, background, () => when(READING.test(scene.facts.path))),
  },
];
