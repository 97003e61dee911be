import type { Phrase } from '../phrase.ts';
import type { Answers } from './answers.ts';
import type { Circumstances } from './circumstances.ts';

type Rule = [key: string, useful: (answers: Answers, circumstances: Circumstances) => boolean];

const MOST = 4;

const holdsData = (answers: Answers) =>
  ['internal', 'personal', 'regulated'].includes(answers.information ?? '');
const holdsPeople = (answers: Answers) =>
  ['personal', 'regulated'].includes(answers.information ?? '');
const isShared = (answers: Answers, { offer }: Circumstances) =>
  (offer.seats ?? 1) > 1 ||
  answers.interpretation === 'teams' ||
  ['team', 'teams', 'customers'].includes(answers.impact ?? '');
const binds = (answers: Answers) => ['yearly', 'multi-year'].includes(answers.commitment ?? '');

const TO_VENDOR: Rule[] = [
  ['ask_vendor.data_place', holdsData],
  ['ask_vendor.processing_agreement', holdsPeople],
  ['ask_vendor.certificate', (answers) => answers.information === 'regulated'],
  ['ask_vendor.single_sign_on_price', (_, { vendor }) => vendor?.singleSignOnCostsExtra === true],
  [
    'ask_vendor.single_sign_on',
    (answers, known) => isShared(answers, known) && !known.vendor?.singleSignOnCostsExtra,
  ],
  ['ask_vendor.renewal_price', binds],
  ['ask_vendor.notice', binds],
  ['ask_vendor.export', (answers) => answers.information !== 'none'],
  [
    'ask_vendor.outage',
    (answers) => answers.impact === 'customers' || answers.customer === 'directly',
  ],
];

const FROM_IT: Rule[] = [
  ['it_will_ask.which_data', holdsData],
  [
    'it_will_ask.what_is_missing',
    (answers) => ['yes', 'partly'].includes(answers['good-enough'] ?? ''),
  ],
  [
    'it_will_ask.who_else',
    (answers) => ['teams', 'unknown'].includes(answers.interpretation ?? ''),
  ],
  ['it_will_ask.who_looks_after_it', isShared],
  ['it_will_ask.without_it', (answers) => ['teams', 'customers'].includes(answers.impact ?? '')],
  ['it_will_ask.who_pays', () => true],
  ['it_will_ask.until_when', () => true],
];

/** What is worth asking the vendor before paying, the most telling first. */
export const questionsToVendor = (answers: Answers, circumstances: Circumstances): Phrase[] =>
  useful(TO_VENDOR, answers, circumstances);

/** What IT will probably want to know, so that one message can answer it. */
export const questionsFromIt = (answers: Answers, circumstances: Circumstances): Phrase[] =>
  useful(FROM_IT, answers, circumstances);

function useful(rules: Rule[], answers: Answers, circumstances: Circumstances): Phrase[] {
  return rules
    .filter(([, isUseful]) => isUseful(answers, circumstances))
    .slice(0, MOST)
    .map(([key]) => ({ key }));
}
