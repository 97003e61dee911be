import { planNames } from '../offer/plan.ts';
import { countSeats } from '../offer/seats.ts';
import { recurs } from '../order.ts';
import { servedBy } from '../payment-hosts.ts';
import { type EvidenceKind, speak, unlinked, when, wordsSpeak } from './kind.ts';

const APP_HOST =
  /^(app|apps|cloud|platform|console|dashboard|vault|admin|hub|studio|workspace|manage)\./;
/** Behind these stand the accounts of any trade. */
const ACCOUNT_HOST = /^(account|accounts|my|portal|billing|secure|id)\./;
const SOFTWARE_DOMAIN = /\.(io|dev|app|ai|so|cloud|software|tech|tools|sh|gg|codes|systems)$/;
const APP_PATH =
  /(?<![a-z])(settings?|admin|org(s|anizations?|anisations?)?|workspaces?|teams?|dashboard|projects?|account|console|user|plans?|billing)(?![a-z])/;
const BUSINESS_FIELD =
  /(?<![a-z])(vat|tax[-_ ]?(id|number)|gst|company|organi[sz]ation|business|fiscalcode|siret|ust)/;

/** Whether it is software that is bought. */
export const SOFTWARE: EvidenceKind[] = [
  {
    kind: 'renewal',
    speaks: 'for',
    reads: 'words of renewal, billing cycles and cancelling at any time',
    why: 'A subscription has to say how it goes on.',
    find: (scene) =>
      wordsSpeak(scene, ['renews', 'cancelAnyTime', 'monthly', 'yearly', 'quarterly'], 3, 'behind'),
  },
  {
    kind: 'seats',
    speaks: 'for',
    reads: 'words of seats, users and licences, and prices per seat',
    why: 'Software is counted by those who use it.',
    find: (scene) => wordsSpeak(scene, ['seat', 'perSeat', 'licence'], 3, 'behind'),
  },
  {
    kind: 'seat-count',
    speaks: 'for',
    reads: 'several of something that has a recurring price',
    why: 'What is rented by the piece is mostly seats.',
    find: (scene) => when(recurs(scene) && (countSeats(scene) ?? 1) > 1),
  },
  {
    kind: 'plan-name',
    speaks: 'for',
    reads: 'names that plans have: Pro, Team, Business, Enterprise…',
    why: 'The same few names are everywhere in software.',
    find: (scene) =>
      speak(
        [
          ...unlinked(scene, planNames(scene)),
          ...(scene.behind ? unlinked(scene.behind, scene.behind.words.get('planName')) : []),
        ],
        2,
      ),
  },
  {
    kind: 'trial',
    speaks: 'for',
    reads: 'words of a trial',
    why: 'Software is tried before it is paid for.',
    find: (scene) => wordsSpeak(scene, ['trial', 'startTrial'], 1, 'behind'),
  },
  {
    kind: 'upgrade',
    speaks: 'for',
    reads: 'words of upgrading',
    why: 'What is upgraded is an account one already has.',
    find: (scene) => wordsSpeak(scene, ['upgrade'], 1, 'behind'),
  },
  {
    kind: 'workspace',
    speaks: 'for',
    reads: 'words of workspaces, organisations, projects and administration',
    why: 'Software for work is bought for a team.',
    find: (scene) => wordsSpeak(scene, ['workspace'], 3, 'behind'),
  },
  {
    kind: 'software-words',
    speaks: 'for',
    reads: 'words of what software does: storage, API, hosting, integrations…',
    why: 'They describe what is bought.',
    find: (scene) => wordsSpeak(scene, ['software'], 4, 'behind'),
  },
  {
    kind: 'business-buyer',
    speaks: 'for',
    reads: 'form fields and words for a company or its tax number',
    why: 'The seller expects businesses to buy.',
    find: (scene) =>
      scene.fields.some((one) => BUSINESS_FIELD.test(`${one.autocomplete} ${one.hint}`))
        ? { strength: 1 }
        : wordsSpeak(scene, ['businessBuyer'], 1, 'behind'),
  },
  {
    kind: 'merchant-of-record',
    speaks: 'for',
    reads: 'the host or a frame of a reseller or marketplace of software',
    why: 'Paddle, FastSpring, 2Checkout and the app marketplaces sell hardly anything else.',
    find: ({ facts, frames }) => {
      const host = [facts, ...frames]
        .map((one) => servedBy(one.host, one.path))
        .find((one) => one?.pages === 'software');
      return when(host !== undefined, host?.name);
    },
  },
  {
    kind: 'known-vendor',
    speaks: 'for',
    reads: 'the vendor directory',
    why: 'The seller is known for business software.',
    prior: 2,
    find: (_, { known }) => when(known?.sells === 'business-software', known?.name),
  },
  {
    kind: 'app-host',
    speaks: 'for',
    reads:
      'a host such as app., console. or vault., or a top-level domain such as .io or .dev; my., account. and the like are weaker',
    why: 'Applications live there.',
    find: ({ facts }) => {
      const isApp = APP_HOST.test(facts.host) || SOFTWARE_DOMAIN.test(facts.host);
      if (!isApp && !ACCOUNT_HOST.test(facts.host)) return undefined;
      return { strength: isApp ? 1 : 0.4, seen: facts.host };
    },
  },
  {
    kind: 'app-path',
    speaks: 'for',
    reads: 'words of an application in the address: settings, organisation, workspace, dashboard…',
    why: 'Upgrades are bought inside the application.',
    find: ({ facts }) => when(APP_PATH.test(facts.path)),
  },
];
