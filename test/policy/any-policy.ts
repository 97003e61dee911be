import fc from 'fast-check';

import { DEFAULT_QUESTIONS } from '../../lib/checklist/questions.ts';
import { LANGUAGES } from '../../lib/languages.ts';
import { CORNERS } from '../../lib/nudge/place.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import type { Policy } from '../../lib/policy/policy.ts';

/** Words as admins and page authors write them, the worst included. */
const words = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '"; calc',
      "O'Brien’s",
      'C:\\Temp\\"x"',
      '$(whoami) `id`',
      ']]><!--&amp;',
      '%PATH%',
    ),
  )
  .filter((text) => parsePolicy({ contactName: text }).problems.length === 0);

const address = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true });
const pattern = fc.domain().map((host) => `https://*.${host}/*`);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const points = fc.integer({ min: 1, max: 100 });

const row = fc.record(
  {
    name: words,
    domains: fc.uniqueArray(fc.domain(), { maxLength: 3 }),
    status: fc.constantFrom('approved', 'under-review', 'discouraged'),
    category: words,
    owner: words,
    spareSeats: fc.nat(),
    alternatives: fc.array(words, { maxLength: 3 }),
    terms: words,
    note: words,
  },
  { requiredKeys: ['name', 'domains', 'status'] },
);

const option = fc.record({ id, text: words, points: fc.integer({ min: -10, max: 10 }) });
const translation = fc.record(
  {
    language: fc.constantFrom('de', 'pt-BR', 'zh-Hant-TW'),
    text: words,
    help: words,
    options: fc.array(fc.record({ id, text: words }), { maxLength: 3 }),
  },
  { requiredKeys: ['language'] },
);
const question = fc.oneof(
  fc.record({ id: fc.constantFrom(...DEFAULT_QUESTIONS.map(({ id }) => id)) }),
  fc.record(
    {
      id,
      text: words,
      help: words,
      options: fc.uniqueArray(option, { minLength: 2, maxLength: 4, selector: ({ id }) => id }),
      translations: fc.array(translation, { maxLength: 2 }),
    },
    { requiredKeys: ['id', 'text', 'options'] },
  ),
);

const KEYS: { [Key in keyof Policy]-?: fc.Arbitrary<unknown> } = {
  organisationName: words,
  contactName: words,
  deskUrl: fc.webUrl({ validSchemes: ['https'] }),
  enrolmentToken: fc.stringMatching(/^[\x21-\x7e]{8,40}$/),
  slackWebhook: address,
  teamsWebhook: address,
  webhookUrl: address,
  webhookSecret: fc.constant(`whsec_${btoa('0123456789abcdef0123456789abcdef')}`),
  mailTo: fc.constantFrom('it@corp.example', 'i.t+saas@corp.example'),
  catalogue: fc.array(row, { maxLength: 3 }),
  checklist: fc.uniqueArray(question, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
  bookingUrl: address,
  chatUrl: address,
  talkFrom: points,
  consultFrom: points,
  onlyOn: fc.uniqueArray(pattern, { minLength: 1, maxLength: 3 }),
  neverOn: fc.uniqueArray(pattern, { maxLength: 3 }),
  consumerMedia: fc.boolean(),
  nudges: fc.boolean(),
  nudgeEveryDays: fc.integer({ min: 1, max: 365 }),
  nudgeHoldOutPercent: fc.integer({ min: 0, max: 50 }),
  nudgeCorner: fc.constantFrom(...CORNERS),
  languages: fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 }),
  pageAddress: fc.boolean(),
  keepDays: fc.integer({ min: 1, max: 3650 }),
  firstRun: fc.boolean(),
  dataConsent: fc.boolean(),
  fleetHealth: fc.boolean(),
};

/** A right policy, with some of the keys there are. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  // Without its secret a webhook is named as being of no use.
  .record(KEYS, { requiredKeys: ['contactName', 'webhookSecret'] })
  .map((raw) => parsePolicy(raw).policy);
