/** What the inbox page and the desk say to each other: the page calls these routes with its session cookie. */
import * as z from 'zod/mini';

import { level } from '../lib/checklist/answers.ts';
import { offer, vendor } from '../lib/checkout/sighting.ts';
import {
  adviceDraft,
  buyer,
  conversation,
  request,
  status,
  venue,
  verdict,
} from '../lib/consultation/consultation.ts';
import { line, prose } from '../lib/line.ts';
import { catalogueEntry } from '../lib/policy/catalogue.ts';
import { facts } from '../lib/vendors/facts.ts';
import { insights, insightsQuery } from './insights/contract.ts';

const instant = z.iso.datetime();
const nothing = z.strictObject({});

export const role = z.enum(['advisor', 'admin']);
export const advisor = z.strictObject({ id: z.uuid(), name: line(120), role });
export type Advisor = z.infer<typeof advisor>;

/** Open: IT is to act. Waiting: the buyer is. Answered: nobody is. Mine: assigned to me and not answered yet. */
export const filter = z.enum(['open', 'mine', 'waiting', 'answered', 'all']);
export type Filter = z.infer<typeof filter>;

export const sort = z.enum(['urgency', 'newest', 'oldest']);
export type Sort = z.infer<typeof sort>;

/** One row of the list. `dueAt`: by when it should be answered. `unread`: the buyer did something I have not seen. */
export const summary = z.strictObject({
  id: z.uuid(),
  status,
  turn: z.enum(['it', 'buyer', 'nobody']),
  revision: z.int(),
  receivedAt: instant,
  dueAt: instant,
  unread: z.boolean(),
  vendor,
  offer: z.optional(offer),
  buyer: z.optional(buyer),
  level: z.optional(level),
  timing: request.shape.timing,
  neededBy: request.shape.neededBy,
  venue,
  verdict: z.optional(verdict),
  assignee: z.optional(advisor),
});
export type Summary = z.infer<typeof summary>;

/** How many there are, counted up to 1000. */
export const counts = z.strictObject({
  open: z.int(),
  mine: z.int(),
  waiting: z.int(),
  answered: z.int(),
});
export type Counts = z.infer<typeof counts>;

/** Unless said otherwise: what is open, most urgent first. What is searched comes newest first. */
export const listQuery = z.strictObject({
  filter: z.optional(filter),
  sort: z.optional(sort),
  search: z.optional(z.string().check(z.maxLength(200))),
  after: z.optional(z.string().check(z.maxLength(100))),
});
export type ListQuery = z.infer<typeof listQuery>;

export const listAnswer = z.strictObject({
  items: z.array(summary),
  counts,
  /** Pass as `after` for the next page; absent on the last. A page of a search may be short and not the last. */
  next: z.optional(z.string()),
});
export type ListAnswer = z.infer<typeof listAnswer>;

/**
 * Other requests for the same vendor, newest first: `items` the newest few of `count`. `teams`: how many ask lately,
 * this request's own among them.
 */
export const sameVendor = z.strictObject({
  count: z.int(),
  teams: z.int(),
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      receivedAt: instant,
      status,
      team: z.optional(z.string()),
      plan: z.optional(z.string()),
      verdict: z.optional(verdict),
    }),
  ),
});

/**
 * Where one of IT's own tools stands with a request. `handed-over`: it took it and does not tell what became of it.
 * `because`: in words, why it waits or was refused.
 */
export const channelState = z.strictObject({
  id: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'delivered', 'handed-over', 'refused']),
  because: z.optional(z.string()),
  thread: z.optional(z.strictObject({ label: z.string(), url: z.optional(z.url()) })),
});
export type ChannelState = z.infer<typeof channelState>;

/**
 * How one of IT's own tools is doing. `waiting`: how much is on its way there. `failingSince`: since when nothing got
 * through, `because` of what; `isAlarming`: for long.
 */
export const channelHealth = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  waiting: z.int(),
  failingSince: z.optional(instant),
  because: z.optional(z.string()),
  isAlarming: z.boolean(),
});
export type ChannelHealth = z.infer<typeof channelHealth>;

/** What became of a test message. */
export const channelTest = z.strictObject({
  outcome: z.enum(['delivered', 'handed-over', 'failed']),
  because: z.optional(z.string()),
});
export type ChannelTest = z.infer<typeof channelTest>;

/** What advisors tell each other. It leaves the desk by no other way than this page. */
export const note = z.strictObject({ id: z.uuid(), by: z.string(), text: z.string(), at: instant });
export type Note = z.infer<typeof note>;

export const detail = z.strictObject({
  summary,
  request,
  conversation,
  sameVendor,
  notes: z.array(note),
  /** What the organisation's own list says about this vendor. */
  catalogue: z.array(catalogueEntry),
  /** What the vendor directory knows, with its sources. */
  vendorFacts: z.optional(facts),
  channels: z.array(channelState),
});
export type Detail = z.infer<typeof detail>;

/** Advice from the inbox; its id makes a second press harmless. */
export const givenAdvice = z.extend(adviceDraft, { id: z.uuid() }).check(
  z.refine(({ verdict, alternative }) => verdict !== 'use-this-instead' || Boolean(alternative), {
    path: ['alternative'],
    error: 'name what to use instead',
  }),
  z.refine(
    ({ verdict, conditions }) => verdict !== 'go-ahead-with-conditions' || conditions.length > 0,
    { path: ['conditions'], error: 'name at least one condition' },
  ),
);
export type GivenAdvice = z.infer<typeof givenAdvice>;

export const itMessage = z.strictObject({
  id: z.uuid(),
  text: prose(4000).check(z.minLength(1)),
});

/** `assignee: null` gives it back to everybody. */
export const handling = z.strictObject({
  status: z.optional(z.enum(['open', 'in-review', 'closed'])),
  assignee: z.optional(z.nullable(z.uuid())),
});

/** Words to start from. `{vendor}` and `{buyer}` are filled in by the page. */
export const replyTemplate = z.strictObject({
  title: line(60),
  verdict: z.optional(verdict),
  text: prose(4000).check(z.minLength(1)),
  conditions: z.optional(adviceDraft.shape.conditions),
});
export type ReplyTemplate = z.infer<typeof replyTemplate>;
const templates = z.strictObject({ items: z.array(replyTemplate).check(z.maxLength(50)) });

export const catalogueItem = z.strictObject({ id: z.uuid(), entry: catalogueEntry });
export type CatalogueItem = z.infer<typeof catalogueItem>;

/** The catalogue as CSV: `GET` gives it, `POST` (text/csv) takes it in, all or nothing. */
export const CATALOGUE_FILE_PATH = '/api/inbox/catalogue.csv';
export const imported = z.strictObject({ added: z.int(), changed: z.int(), unchanged: z.int() });
export type Imported = z.infer<typeof imported>;

/** What IT says about itself to buyers; empty where it says nothing. */
export const organisationSettings = z.strictObject({
  name: prose(120),
  contact: prose(120),
});

export const settings = z.strictObject({
  organisation: organisationSettings,
  enrolmentTokens: z.array(
    z.strictObject({
      id: z.uuid(),
      hint: z.string(),
      createdAt: instant,
      revokedAt: z.optional(instant),
      browsers: z.int(),
    }),
  ),
});
export type Settings = z.infer<typeof settings>;

export const credentials = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.uuid(),
      client: z.strictObject({ version: z.string(), browser: z.string() }),
      createdAt: instant,
      lastSeenAt: instant,
      revokedAt: z.optional(instant),
      requests: z.int(),
    }),
  ),
});
export type Credentials = z.infer<typeof credentials>;

/**
 * How the connected browsers are, in numbers: those that called within 30 days, and what they say of themselves.
 * `isWanted`: browsers are asked to say it.
 */
export const fleet = z.strictObject({
  isWanted: z.boolean(),
  browsers: z.int(),
  reporting: z.int(),
  /** Newest first. */
  versions: z.array(z.strictObject({ version: z.string(), browsers: z.int() })),
  /** Policy values that do not fit, most frequent first. */
  problems: z.array(z.strictObject({ key: z.string(), reason: z.string(), browsers: z.int() })),
});
export type Fleet = z.infer<typeof fleet>;

/** What was deleted about one buyer. `copies`: what other tools were told and still have. */
export const erased = z.strictObject({
  consultations: z.int(),
  browsers: z.int(),
  copies: z.array(
    z.strictObject({
      channel: z.string(),
      label: z.optional(z.string()),
      url: z.optional(z.string()),
    }),
  ),
});
export type Erased = z.infer<typeof erased>;

export const advisors = z.strictObject({ items: z.array(advisor) });
const signInLink = z.strictObject({ link: z.url() });

/** `admin`: only an administrator may; `byLink`: not where an OpenID provider signs people in. `id` in a path is a UUID. */
export const inboxRoutes = {
  me: { method: 'get', path: '/session', answer: advisor },
  rename: {
    method: 'put',
    path: '/session',
    body: z.strictObject({ name: line(120) }),
    answer: advisor,
  },

  list: { method: 'get', path: '/consultations', query: listQuery, answer: listAnswer },
  read: { method: 'get', path: '/consultations/{id}', answer: detail },
  handle: { method: 'patch', path: '/consultations/{id}', body: handling, answer: detail },
  advise: { method: 'post', path: '/consultations/{id}/advice', body: givenAdvice, answer: detail },
  write: { method: 'post', path: '/consultations/{id}/messages', body: itMessage, answer: detail },
  note: { method: 'post', path: '/consultations/{id}/notes', body: itMessage, answer: detail },
  deleteNote: {
    method: 'post',
    path: '/consultations/{id}/notes/removal',
    body: z.strictObject({ id: z.uuid() }),
    answer: detail,
  },
  /** What channels refused goes on its way again. */
  deliverAgain: {
    method: 'post',
    path: '/consultations/{id}/deliveries',
    body: nothing,
    answer: detail,
  },
  look: {
    method: 'put',
    path: '/consultations/{id}/seen',
    body: z.strictObject({ revision: z.int() }),
    answer: nothing,
  },

  templates: { method: 'get', path: '/templates', answer: templates },
  saveTemplates: { method: 'put', path: '/templates', body: templates, answer: templates },

  catalogue: {
    method: 'get',
    path: '/catalogue',
    answer: z.strictObject({ items: z.array(catalogueItem) }),
  },
  saveCatalogueItem: {
    method: 'put',
    path: '/catalogue/{id}',
    body: catalogueEntry,
    answer: catalogueItem,
  },
  deleteCatalogueItem: { method: 'delete', path: '/catalogue/{id}', answer: nothing },

  insights: { method: 'get', path: '/insights', query: insightsQuery, answer: insights },

  settings: { method: 'get', path: '/settings', answer: settings, admin: true },
  saveSettings: {
    method: 'put',
    path: '/settings',
    body: organisationSettings,
    answer: settings,
    admin: true,
  },
  createEnrolmentToken: {
    method: 'post',
    path: '/enrolment-tokens',
    body: nothing,
    answer: z.strictObject({ token: z.string() }),
    admin: true,
  },
  revokeEnrolmentToken: {
    method: 'delete',
    path: '/enrolment-tokens/{id}',
    answer: nothing,
    admin: true,
  },
  credentials: { method: 'get', path: '/credentials', answer: credentials, admin: true },
  revokeCredential: { method: 'delete', path: '/credentials/{id}', answer: nothing, admin: true },

  channels: {
    method: 'get',
    path: '/channels',
    answer: z.strictObject({ items: z.array(channelHealth) }),
  },

  fleet: { method: 'get', path: '/fleet', answer: fleet, admin: true },
  /** Switched off, the desk forgets what browsers said and takes no more. */
  saveFleet: {
    method: 'put',
    path: '/fleet',
    body: z.strictObject({ isWanted: z.boolean() }),
    answer: fleet,
    admin: true,
  },

  /** Everything about one buyer is deleted, by the address they gave. */
  erase: {
    method: 'post',
    path: '/erasures',
    body: z.strictObject({ email: z.string().check(z.minLength(3), z.maxLength(254)) }),
    answer: erased,
    admin: true,
  },

  advisors: { method: 'get', path: '/advisors', answer: advisors },
  invite: {
    method: 'post',
    path: '/advisors',
    body: z.strictObject({ name: line(120), role }),
    answer: signInLink,
    admin: true,
    byLink: true,
  },
  inviteAgain: {
    method: 'post',
    path: '/advisors/{id}/sign-in-links',
    body: nothing,
    answer: signInLink,
    admin: true,
    byLink: true,
  },
  dismiss: { method: 'delete', path: '/advisors/{id}', answer: nothing, admin: true },
} as const;
export type InboxRoute = keyof typeof inboxRoutes;

/** Before there is a session: `POST` signs in with a link's token, `DELETE` signs out. */
export const SESSION_PATH = '/api/inbox/session';
export const signInBody = z.strictObject({ token: z.string().check(z.maxLength(200)) });

/** What a page without a session may know: `openId`: the organisation's OpenID provider signs people in. */
export const SIGN_IN_WAYS_PATH = '/api/inbox/sign-in';
export const signInWays = z.strictObject({ openId: z.boolean() });
export type SignInWays = z.infer<typeof signInWays>;
/** A browser that goes there is sent to the provider, comes back to `/callback` below it, and from there to `/`. */
export const OPEN_ID_PATH = '/api/inbox/open-id';
/** Why it comes back to `/#sign-in-failed=…` instead. `stale`: begun elsewhere, used already, or too long ago. */
export const signInFailure = z.enum(['stale', 'refused', 'provider', 'no-role']);
export type SignInFailure = z.infer<typeof signInFailure>;

/** `POST` has a channel sent a test message, and answers what became of it. */
export const TEST_CHANNEL_PATH = '/api/inbox/channels/{id}/test';

/** Events on `GET /api/inbox/events`: what changed, by the name of the event `change`. */
export const EVENTS_PATH = '/api/inbox/events';
export const change = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('consultation'), id: z.uuid(), revision: z.int() }),
  z.strictObject({ type: z.enum(['catalogue', 'settings', 'anything']) }),
]);
export type Change = z.infer<typeof change>;
