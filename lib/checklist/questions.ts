import type { Phrase } from '../phrase.ts';

/**
 * One answer. `points`: how much more it would help to talk to IT (see level.ts). `reason`: why, in the assessment;
 * with few points it is a reason to go ahead.
 */
export interface Option {
  id: string;
  text: Phrase;
  points: number;
  reason?: Phrase;
}

export interface Question {
  id: string;
  text: Phrase;
  help?: Phrase;
  options: Option[];
}

/** Ten points make a consultation, four a talk (see level.ts). An answer without points may still speak for buying. */
type Row = [option: string, points: number, says?: 'reason'];

const ROWS: [question: string, ...options: Row[]][] = [
  [
    'purpose',
    ['revenue', 0],
    ['efficiency', 0],
    ['cost', 0],
    ['customer-need', 0],
    ['not-sure', 2, 'reason'],
  ],
  ['customer', ['directly', 2, 'reason'], ['indirectly', 1, 'reason'], ['no', 0]],
  [
    'good-enough',
    ['yes', 4, 'reason'],
    ['partly', 2, 'reason'],
    ['no', 0, 'reason'],
    ['unknown', 1, 'reason'],
  ],
  [
    'information',
    ['none', 0, 'reason'],
    ['internal', 1, 'reason'],
    ['personal', 10, 'reason'],
    ['regulated', 10, 'reason'],
  ],
  ['interpretation', ['me', 0], ['team', 0], ['teams', 2, 'reason'], ['unknown', 1, 'reason']],
  [
    'impact',
    ['me', 0, 'reason'],
    ['team', 1, 'reason'],
    ['teams', 2, 'reason'],
    ['customers', 4, 'reason'],
  ],
  [
    'commitment',
    ['monthly', 0, 'reason'],
    ['yearly', 1, 'reason'],
    ['multi-year', 4, 'reason'],
    ['unknown', 1, 'reason'],
  ],
];

export const DEFAULT_QUESTIONS: Question[] = ROWS.map(([id, ...options]) => ({
  id,
  text: { key: `question.${id}.text` },
  help: { key: `question.${id}.help` },
  options: options.map(([option, points, says]) => ({
    id: option,
    text: { key: `question.${id}.option.${option}` },
    points,
    ...(says && { reason: { key: `question.${id}.reason.${option}` } }),
  })),
}));
