import * as z from 'zod/mini';

import { slackHook, teamsFlow } from '../channels/hook-address.ts';
import { SECRET } from '../channels/standard-webhooks.ts';
import { LANGUAGES } from '../languages.ts';
import { line } from '../line.ts';
import { CORNERS } from '../nudge/place.ts';
import { catalogueEntry } from './catalogue.ts';
import { checklistPolicy } from './checklist.ts';

/** A desk is reached over https; plain http only on this very machine (loopback). */
export const deskUrl = z.url({ protocol: /^https?$/ }).check(
  whereParsed((url) => isPrivate(url) && !url.search && !url.hash, {
    error: 'must be https (http only for localhost), without user name, query or fragment',
  }),
);

/** A program of the organisation's own, by the same rule. */
const webhookUrl = z
  .url({ protocol: /^https?$/ })
  .check(
    z.maxLength(2048),
    whereParsed(isPrivate, { error: 'must be https (http only for localhost), without user name' }),
  );

/** What is no address at all `z.url` has named already. */
function whereParsed(isFine: (url: URL) => boolean, reason: { error: string }) {
  return z.refine<string>(
    (text) => !/^https?:/i.test(text) || !URL.canParse(text) || isFine(new URL(text)),
    reason,
  );
}

function isPrivate({ protocol, hostname, username, password }: URL): boolean {
  const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return (protocol === 'https:' || loopback) && !username && !password;
}

const httpsLink = z.url({ protocol: /^https$/ }).check(z.maxLength(2048));

const points = z.int().check(z.minimum(1), z.maximum(100));

/** Few wildcards, so that no pattern takes long; not everything, for that is what `nudges` is for. */
export const matchPattern = z.string().check(
  z.maxLength(300),
  z.regex(/^(\*|https?):\/\/(\*|(\*\.)?[^/*:\s]+)\/([^*\s]*\*){0,3}[^*\s]*$/, {
    error:
      'must be a match pattern without port, e.g. "https://*.example.com/shop/*"; at most 3 wildcards in the path',
  }),
  z.refine((pattern) => !/:\/\/\*\/\*?$/.test(pattern), {
    error:
      'matches every page; to switch nudges off set "nudges" to false, to look everywhere leave "onlyOn" out',
  }),
);

export const spokenTo = z.enum(LANGUAGES);

/**
 * What the admin sets through the browser. Every key is optional. Its description is the reference text for
 * admins (docs/policy.md), in the desk's forms and in the managed schema; `default` is what holds where it is absent.
 */
export const policyKeys = {
  organisationName: z
    .optional(line(120))
    .register(z.globalRegistry, { description: 'Name of the organisation, as buyers know it.' }),
  contactName: z.optional(line(120)).register(z.globalRegistry, {
    description: 'Who answers: a person or team, e.g. "Priya in IT".',
  }),
  deskUrl: z.optional(deskUrl).register(z.globalRegistry, {
    description: 'Address of the organisation’s desk, e.g. https://desk.example.com.',
  }),
  enrolmentToken: z
    .optional(
      z
        .string()
        .check(
          z.regex(/^[\x21-\x7e]{8,200}$/, { error: 'must be 8 to 200 visible ASCII characters' }),
        ),
    )
    .register(z.globalRegistry, {
      description: 'Token with which a browser enrols at the desk.',
      sensitive: true,
    }),
  slackWebhook: z.optional(slackHook).register(z.globalRegistry, {
    description:
      'Where there is no desk: address of a Slack incoming webhook. Every browser knows it; whoever reads it can post to that channel.',
    sensitive: true,
  }),
  teamsWebhook: z.optional(teamsFlow).register(z.globalRegistry, {
    description:
      'Where there is no desk: address of a Teams workflow "Post to a channel when a webhook request is received".',
    sensitive: true,
  }),
  webhookUrl: z.optional(webhookUrl).register(z.globalRegistry, {
    description:
      'Where there is no desk: address of a program of yours that takes Standard Webhooks; needs webhookSecret.',
    sensitive: true,
  }),
  webhookSecret: z
    .optional(
      z
        .string()
        .check(z.regex(SECRET, { error: 'must be "whsec_" and the base64 of 24 to 64 bytes' })),
    )
    .register(z.globalRegistry, {
      description: 'Secret with which calls to webhookUrl are signed.',
      sensitive: true,
    }),
  mailTo: z
    .optional(
      z
        .string()
        .check(
          z.maxLength(120),
          z.regex(/^[\w.+-]+@[\w-]+(\.[\w-]+)*$/, { error: 'must be one e-mail address' }),
        ),
    )
    .register(z.globalRegistry, {
      description:
        'Where there is no desk: e-mail address of IT. The buyer gets a draft and sends it.',
    }),
  catalogue: z
    .optional(z.array(catalogueEntry).check(z.maxLength(5000)))
    .register(z.globalRegistry, {
      description: 'The organisation’s own list of software, where it does not come from the desk.',
    }),
  checklist: z.optional(checklistPolicy).register(z.globalRegistry, {
    description:
      'The questions to ask, in order, instead of the default seven; at most 20, an answer weighs -10 to 10 points (4 suggest a talk, 10 a consultation).',
  }),
  bookingUrl: z
    .optional(httpsLink)
    .register(z.globalRegistry, { description: 'Page where a buyer books a 15-minute call.' }),
  chatUrl: z
    .optional(httpsLink)
    .register(z.globalRegistry, { description: 'Link that opens a chat with IT.' }),
  talkFrom: z.optional(points).register(z.globalRegistry, {
    description: 'Points of the checklist from which a word with IT is suggested.',
    default: 4,
  }),
  consultFrom: z.optional(points).register(z.globalRegistry, {
    description: 'Points of the checklist from which a consultation is suggested.',
    default: 10,
  }),
  onlyOn: z
    .optional(z.array(matchPattern).check(z.minLength(1), z.maxLength(1000)))
    .register(z.globalRegistry, {
      description: 'Match patterns of the only pages to look at. Absent: every page.',
    }),
  neverOn: z
    .optional(z.array(matchPattern).check(z.maxLength(1000)))
    .register(z.globalRegistry, { description: 'Match patterns of pages never to look at.' }),
  consumerMedia: z.optional(z.boolean()).register(z.globalRegistry, {
    description: 'Look out for subscriptions to films, music, news and games, too.',
    default: false,
  }),
  nudges: z.optional(z.boolean()).register(z.globalRegistry, {
    description: 'Show nudges in pages. Off: the toolbar popup alone.',
    default: true,
  }),
  nudgeEveryDays: z
    .optional(z.int().check(z.minimum(1), z.maximum(365)))
    .register(z.globalRegistry, {
      description: 'Days between two nudges for the same vendor.',
      default: 7,
    }),
  nudgeHoldOutPercent: z
    .optional(z.int().check(z.minimum(0), z.maximum(50)))
    .register(z.globalRegistry, {
      description:
        'Share of checkouts, in percent, left without an invitation, to learn whether inviting helps. Then each request says on which side it was, in the preview too; nothing else is sent.',
      default: 0,
    }),
  nudgeCorner: z.optional(z.enum(CORNERS)).register(z.globalRegistry, {
    description:
      'Corner where nudges stand if it is free: bottom-end, bottom-start, top-end or top-start. End is right in English, left in Arabic.',
    default: 'bottom-end',
  }),
  languages: z
    .optional(z.array(spokenTo).check(z.minLength(1), z.maxLength(LANGUAGES.length)))
    .register(z.globalRegistry, {
      description:
        'Languages to speak to buyers: the one of their browser where it is among these, else the first. Absent: the one of their browser, else English. Checkouts are spotted in every language.',
    }),
  pageAddress: z.optional(z.boolean()).register(z.globalRegistry, {
    description:
      'Put the address of the checkout, without query and fragment, into requests. Off: it never leaves the browser.',
    default: true,
  }),
  keepDays: z.optional(z.int().check(z.minimum(1), z.maximum(3650))).register(z.globalRegistry, {
    description:
      'Days for which a browser keeps a consultation after it is finished. Absent: until the buyer removes it.',
  }),
  firstRun: z.optional(z.boolean()).register(z.globalRegistry, {
    description:
      'Show the first-run page after installation. Without dataConsent it shows in any case.',
    default: true,
  }),
  dataConsent: z.optional(z.boolean()).register(z.globalRegistry, {
    description:
      'The organisation holds its buyers’ consent to what is sent. Else each buyer is asked, and until then nothing is sent and the browser does not enrol.',
    default: false,
  }),
  fleetHealth: z.optional(z.boolean()).register(z.globalRegistry, {
    description:
      'Tell the desk the extension’s version and which policy keys do not fit, and why; never their values. Off: only the version, once, on enrolment.',
    default: true,
  }),
};

/** A key whose value is a password to whoever reads it. */
export const isSecret = (key: string): boolean =>
  Object.hasOwn(policyKeys, key) &&
  z.globalRegistry.get(policyKeys[key as keyof typeof policyKeys])?.sensitive === true;

export const policy = z.object(policyKeys);
export type Policy = z.infer<typeof policy>;
