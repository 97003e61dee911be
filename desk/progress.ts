import type { Status, Verdict } from '../lib/consultation/consultation.ts';
import type { Turn } from './store/database.ts';

/** Where a consultation stands and who is to act next. */
export interface Progress {
  status: Status;
  turn: Turn;
}

export type Step =
  | { step: 'asked' }
  | { step: 'buyer-wrote' }
  | { step: 'it-wrote' }
  | { step: 'advised'; verdict: Verdict }
  | { step: 'concluded' }
  | { step: 'withdrawn' }
  | { step: 'kept' }
  | { step: 'set-by-it'; status: 'open' | 'in-review' | 'closed' };

/** What a step makes of a consultation. A buyer who writes again always puts it back before IT. */
export function proceed(from: Progress, step: Step): Progress {
  switch (step.step) {
    case 'asked':
      return { status: 'open', turn: 'it' };
    case 'buyer-wrote':
      return { status: from.status === 'open' ? 'open' : 'in-review', turn: 'it' };
    case 'it-wrote':
      return { status: from.status === 'open' ? 'in-review' : from.status, turn: 'buyer' };
    case 'advised':
      return { status: 'answered', turn: step.verdict === 'lets-talk' ? 'buyer' : 'nobody' };
    case 'concluded':
      return { status: 'closed', turn: 'nobody' };
    case 'withdrawn':
      return { status: 'withdrawn', turn: 'nobody' };
    case 'kept':
      return { status: from.status, turn: from.turn };
    case 'set-by-it':
      return { status: step.status, turn: step.status === 'closed' ? 'nobody' : 'it' };
  }
}
