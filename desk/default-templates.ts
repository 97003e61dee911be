import type { ReplyTemplate } from './inbox-contract/answer.ts';

/** What a new desk has to start from; IT words them its own way in the settings. */
export const DEFAULT_TEMPLATES: ReplyTemplate[] = [
  {
    title: 'Go ahead',
    verdict: 'go-ahead',
    text: 'Hi {buyer}, go ahead with {vendor}. Nothing speaks against it, and we have noted it so that it is looked after.',
  },
  {
    title: 'Go ahead, kept safe',
    verdict: 'go-ahead-with-conditions',
    text: 'Hi {buyer}, go ahead with {vendor}, as long as the following is in place. Tell us if any of it gets in your way.',
    conditions: ['Sign in with your work account.', 'Keep customer data out of it.'],
  },
  {
    title: 'We already have something',
    verdict: 'use-this-instead',
    text: 'Hi {buyer}, we already have something for this, and you can have it today. Tell us if it misses something you need.',
  },
  {
    title: 'A short call first',
    verdict: 'lets-talk',
    text: 'Hi {buyer}, before you buy {vendor} let us talk for ten minutes: we would like to understand what you need and may know a shorter way. When does it suit you?',
  },
];
