import { describe, expect, it } from 'vitest';

import { detect } from '../../lib/checkout/detect.ts';
import type { Field, Frame, Line, PageFacts } from '../../lib/checkout/page-facts.ts';
import type { Steps } from '../../lib/checkout/steps.ts';
import { pageOf } from './scene-of.ts';

/** As much as a page is read of. */
const LINES = 4000;
const FIELDS = 300;
const LONGEST_LINE = 400;
/** None took 10 when this was written; a walk of all by all takes hundreds. */
const LONGEST_STEP_MS = 40;

const lines = (text: (at: number) => string, more: Partial<Line> = {}): Line[] =>
  Array.from({ length: LINES }, (_, at) => ({
    text: text(at).slice(0, LONGEST_LINE),
    role: 'text',
    place: 'content',
    dialog: 0,
    ...more,
  }));

const field: Field = {
  type: 'text',
  hint: 'c'.repeat(600),
  autocomplete: '',
  place: 'content',
  dialog: 0,
  line: 1,
};
const frame: Frame = {
  host: 'pay.example',
  path: '/',
  title: 'payment '.repeat(20),
  place: 'content',
  dialog: 0,
  hidden: false,
};

/** Pages as large as they are read, each full of what one part of the detector looks at. */
const FULL: Record<string, Partial<PageFacts>> = {
  prices: { lines: lines((at) => `$${at}.00 per month, $${at}.10 per year `.repeat(20)) },
  'prices and no words': { lines: lines((at) => `$${at} `) },
  numbers: { lines: lines(() => '12345 '.repeat(60)) },
  'sums and taxes': { lines: lines((at) => (at % 2 ? `Subtotal $${at}` : `Tax $${at}`)) },
  seats: { lines: lines((at) => `${at} seats × 3 users, quantity ${at}`) },
  'names of plans': { lines: lines(() => 'Pro Team Business Enterprise '.repeat(12)) },
  buttons: { lines: lines((at) => `Confirm and pay $${at}`, { role: 'button' }) },
  sellers: { lines: lines((at) => `Vendor: Company ${at}`) },
  copyrights: { lines: lines((at) => `© 2026 Company ${at}`) },
  dialogs: {
    lines: lines((at) => `Plan ${at}`).map((line, at) => Object.assign(line, { dialog: at + 1 })),
  },
  'one word without end': { lines: lines(() => 'a'.repeat(LONGEST_LINE)) },
  'words without spaces': { lines: lines(() => '月額料金合計'.repeat(66)), language: 'ja' },
  'fields and frames': {
    lines: lines(() => 'Total $5'),
    fields: Array.from({ length: FIELDS }, () => field),
    frames: Array.from({ length: 50 }, () => frame),
  },
  'data for machines': {
    lines: lines(() => 'Total $5'),
    jsonLd: Array.from({ length: 2 }, () => `[${'{"@type":"Product"},'.repeat(4900)}0]`),
  },
  'a payment page': {
    host: 'checkout.stripe.com',
    lines: lines(() => 'Sold by and provided by whoever will charge you '.repeat(8)),
  },
};

const factsWith = (more: Partial<PageFacts>): PageFacts =>
  pageOf([], { host: 'acme.example', title: 'Checkout – Acme', ...more });

describe('judging a page as large as it may be', () => {
  it.each(Object.keys(FULL))('takes no long step where it is full of %s', (name) => {
    const judge = () =>
      longestStep(detect(factsWith(FULL[name]!), 'https://acme.example/checkout'));
    // The first time compiles; memory may be cleared up in one of two.
    judge();
    expect(Math.min(judge(), judge())).toBeLessThan(LONGEST_STEP_MS);
  });
});

/** In milliseconds that this thread worked: the machine may have more to do. */
function longestStep(steps: Steps<unknown>): number {
  let longest = 0;
  for (;;) {
    const before = process.threadCpuUsage();
    const { done } = steps.next();
    const { user, system } = process.threadCpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
    if (done) return longest;
  }
}
