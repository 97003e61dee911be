import { describe, expect, it } from 'vitest';

import { type Progress, type Step, proceed } from '../../desk/progress.ts';

const open: Progress = { status: 'open', turn: 'it' };
const review: Progress = { status: 'in-review', turn: 'buyer' };
const answered: Progress = { status: 'answered', turn: 'nobody' };
const closed: Progress = { status: 'closed', turn: 'nobody' };
const rows: [string, Progress, Step, Progress][] = [
  ['a question from IT waits for the buyer', open, { step: 'it-wrote' }, review],
  [
    'a reply puts it back before IT',
    review,
    { step: 'buyer-wrote' },
    { status: 'in-review', turn: 'it' },
  ],
  [
    'a reply to advice asks IT again',
    answered,
    { step: 'buyer-wrote' },
    { status: 'in-review', turn: 'it' },
  ],
  [
    'a reply after the end opens it again',
    closed,
    { step: 'buyer-wrote' },
    { status: 'in-review', turn: 'it' },
  ],
  ['more from the buyer before anybody looked leaves it open', open, { step: 'buyer-wrote' }, open],
  ['advice answers it', review, { step: 'advised', verdict: 'go-ahead' }, answered],
  [
    '"let’s talk" waits for the buyer',
    open,
    { step: 'advised', verdict: 'lets-talk' },
    { status: 'answered', turn: 'buyer' },
  ],
  [
    'a word after the advice keeps it answered',
    answered,
    { step: 'it-wrote' },
    { status: 'answered', turn: 'buyer' },
  ],
  ['an outcome closes it', answered, { step: 'concluded' }, closed],
  ['a withdrawal ends it', open, { step: 'withdrawn' }, { status: 'withdrawn', turn: 'nobody' }],
  ['IT may close it', open, { step: 'set-by-it', status: 'closed' }, closed],
  ['IT may open it again', closed, { step: 'set-by-it', status: 'open' }, open],
  ['a new assignee changes nothing else', review, { step: 'kept' }, review],
];

describe('where a consultation stands', () => {
  it.each(rows)('%s', (_, from, step, to) => {
    expect(proceed(from, step)).toEqual(to);
  });
});
