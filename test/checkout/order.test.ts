import { describe, expect, it } from 'vitest';

import { orderState } from '../../lib/checkout/order.ts';
import type { Field, PageFacts } from '../../lib/checkout/page-facts.ts';
import { sceneOfPage } from './scene-of.ts';

const field = (type: string, autocomplete: string, line: number): Field => ({
  type,
  hint: autocomplete,
  autocomplete,
  place: 'content',
  dialog: 0,
  line,
});

const CARD: Partial<PageFacts> = { fields: [field('text', 'cc-number', 0)] };

const states = (cases: [string, string[], Partial<PageFacts>?][]) =>
  cases.map(([name, lines, given]) => ({ name, lines, given }));

const stateOf = (lines: string[], given?: Partial<PageFacts>) =>
  orderState(sceneOfPage(lines, given));

describe('an order is drawn up', () => {
  it.each(
    states([
      ['by a card form and a price', ['Pro', '$20 per month', '[Subscribe]'], CARD],
      ['by a sum and a button that pays', ['Total due today $20', '[Pay now]']],
      ['by a dialog with a price and a button', ['| Upgrade to Pro, $20 / month', '| [Upgrade]']],
      ['by a dialog with a price and a plan to take', ['| Pro', '| $25 / month', '| [Get Pro]']],
      ['by a button that names the price', ['Pro plan', '[Pay $20.00]']],
      ['by a button that completes it', ['Total: $20', '[Complete subscription]']],
      ['by added seats in a dialog', ['| $8 per seat / month', '| [Add seats]']],
      [
        'by a button that starts a trial of days',
        ['| Pro, $20 / month', '| [Start 7-day free trial]'],
      ],
      [
        'by a billing interval that is changed',
        ['Total: $86 (yearly)', '[Update billing interval]'],
      ],
      [
        'by a marked plan that a dialog switches to',
        ['| Starter, $19 / month', '| (x) Standard, $89 / month', '| [Switch]'],
      ],
      [
        'by ways to pay and a code to scan',
        ['订单金额 ¥182.00', '微信支付', '支付宝', '请使用微信扫码支付'],
        { language: 'zh' },
      ],
      [
        'by a dialog that leaves the price to the page behind it',
        ['# Team', '$49 / month', '| You are about to subscribe to the Team plan.', '| [Confirm]'],
      ],
      [
        'by a dialog with several plans to upgrade to',
        ['| Plus', '| $9 / month', '| [Upgrade now]', '| Pro', '| $29 / month', '| [Upgrade now]'],
      ],
    ]),
  )('$name', ({ lines, given }) => {
    expect(stateOf(lines, given)).toBe('drawn-up');
  });
});

describe('an order is offered', () => {
  it.each(
    states([
      ['by a price and a button', ['Pro plan', '$20 / month', '[Subscribe now]']],
      ['by seats that lead to payment', ['4 seats', '[Proceed to checkout]']],
      [
        'by a price that is confirmed on the way to a subscription',
        ['Seat cost', '$15.00', '[Confirm]'],
      ],
      ['by credits to buy', ['Balance: $3.72', '[Add credits]']],
      [
        'by a marked plan on the way to a subscription',
        ['( ) Solo $19 / month', '(x) Team $49 / month', '[Next]'],
      ],
    ]),
  )('$name', ({ lines, given }) => {
    expect(stateOf(lines, given)).toBe('offered');
  });
});

describe('plans are only listed', () => {
  it.each(
    states([
      ['side by side', ['Plus', '$9 / month', '[Upgrade]', 'Pro', '$29 / month', '[Upgrade]']],
      ['beside a free one', ['Free', '$0 / month', 'Pro', '$25 / month', '[Upgrade to Pro]']],
      [
        'each under its own heading, with nothing to press below',
        ['[Try for free]', '# Standard', '$69 / month', '# Automation', '$159 / month', '<Start>'],
      ],
      [
        'in a dialog that compares them',
        ['| Free forever', '| $18 / month', '| Custom', '| [Contact sales]', '| [Upgrade]'],
      ],
    ]),
  )('$name', ({ lines, given }) => {
    expect(stateOf(lines, given)).toBe('listed');
  });
});

describe('there is no order', () => {
  it.each(
    states([
      ['without a button', ['Pro plan', '$20 / month']],
      ['where a newsletter is subscribed to', ['$20 / month', 'Our newsletter', '[Subscribe]']],
      [
        'where only an address of e-mail stands before the button',
        ['It cost $20 a month.', ...'abcdefghij', 'Tips every week', '[Subscribe]'],
        { fields: [field('email', 'email', 12)] },
      ],
      ['where a plan is cancelled', ['# Cancel your plan', 'Paid: $200.00', '[Confirm]']],
      [
        'at an address of cancelling',
        ['$39 / month', '[Accept discount]', '[Subscribe]'],
        { path: '/settings/subscription/cancel' },
      ],
      [
        'where the subscription one has is told with its total',
        ['You are currently on the Team plan', 'Total $74', 'Next billing date', '[Update plan]'],
      ],
      ['where costs lead to an upgrade', ['# $38.42', 'Logs $18.36', '[Upgrade plan]']],
      ['where seats are only shown', ['$7.00 per seat / month', '6 of 6 in use', '[Add seats]']],
      ['in a cookie banner', ['| We use cookies', '| $1', '| [Accept and subscribe]']],
      [
        'where a page of prices invites to try',
        ['Pro', '$20 / month', '[Start free trial]'],
        { path: '/pricing' },
      ],
      [
        'where something with a price is confirmed elsewhere',
        ['Seat cost', '$15.00', '[Confirm]'],
        { path: '/settings' },
      ],
      ['where what one has is managed', ['$20 / month', '[Manage subscription]']],
    ]),
  )('$name', ({ lines, given }) => {
    expect(stateOf(lines, given)).toBe('none');
  });
});
