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
  ['data_place', holdsData],
  ['processing_agreement', holdsPeople],
  ['certificate', (answers) => answers.information === 'regulated'],
  ['single_sign_on_price', (_, { vendor }) => vendor?.singleSignOnCostsExtra === true],
  [
    'single_sign_on',
    (answers, known) => isShared(answers, known) && !known.vendor?.singleSignOnCostsExtra,
  ],
  ['renewal_price', binds],
  ['notice', binds],
  ['export', (answers) => answers.information !== 'none'],
  ['outage', (answers) => answers.impact === 'customers' || answers.customer === 'directly'],
];

const FROM_IT: Rule[] = [
  ['which_data', holdsData],
  ['what_is_missing', (answers) => ['yes', 'partly'].includes(answers['good-enough'] ?? '')],
  ['who_else', (answers) => ['teams', 'unknown'].includes(answers.interpretation ?? '')],
  ['who_looks_after_it', isShared],
  ['without_it', (answers) => ['teams', 'customers'].includes(answers.impact ?? '')],
  ['who_pays', () => true],
  ['until_when', () => true],
];

/** What is worth asking the vendor before paying, the most telling first. */
export const questionsToVendor = (answers: Answers, circumstances: Circumstances): Phrase[] =>
  useful(TO_VENDOR, 'ask_vendor', answers, circumstances);

/** What IT will probably want to know, so that one message can answer it. */
export const questionsFromIt = (answers: Answers, circumstances: Circumstances): Phrase[] =>
  useful(FROM_IT, 'it_will_ask', answers, circumstances);

function useful(
  rules: Rule[],
  group: string,
  answers: Answers,
  circumstances: Circumstances,
): Phrase[] {
  return rules
    .filter(([, isUseful]) => isUseful(answers, circumstances))
    .slice(0, MOST)
    .map(([key]) => ({ key: `${group}.${key}` }));
}
