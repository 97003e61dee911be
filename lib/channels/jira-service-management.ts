import * as z from 'zod/mini';

import type { HttpAnswer } from '../consultation/desk-answer.ts';
import { plainText } from '../plain-text.ts';
import {
  type HttpChannel,
  type Reading,
  at,
  basic,
  bodyOf,
  getCall,
  jsonCall,
  readStatus,
} from './http-channel.ts';
import type { Circumstances, Notice, Thread } from './notice.ts';
import { type Fact, type Summary, leadOf, linksOf, referenceOf, summaryOf } from './summary.ts';

/**
 * `url`: the site, such as `https://example.atlassian.net`; `api`: where calls go instead, for tokens with scopes. The
 * account makes requests of one type at one desk.
 */
const settings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).check(z.maxLength(300)),
  api: z.optional(z.url({ protocol: /^https?$/ }).check(z.maxLength(300))),
  email: z.string().check(z.maxLength(254)),
  token: z.string().check(z.minLength(1), z.maxLength(500)),
  serviceDesk: z.string().check(z.regex(/^\d{1,12}$/)),
  requestType: z.string().check(z.regex(/^\d{1,12}$/)),
});
export type JiraSettings = z.output<typeof settings>;

const created = z.object({ issueKey: z.string() });
const found = z.object({ issues: z.array(z.object({ key: z.string() })) });
const failed = z.object({
  errorMessage: z.optional(z.string()),
  errorMessages: z.optional(z.array(z.string())),
  errors: z.optional(z.record(z.string(), z.unknown())),
});

/** Jira Service Management Cloud. Jira knows no idempotency: our id stands in the description, and is looked for. */
export const jiraServiceManagement: HttpChannel<JiraSettings> = {
  settings,
  tell: (notice, thread, settings, circumstances) => {
    const { email, token, serviceDesk, requestType } = settings;
    const summary = summaryOf(notice);
    const content = documentOf(summary, notice, circumstances);
    const account = basic(email, token);
    if (thread)
      return jsonCall(
        'POST',
        `${apiOf(settings)}/rest/api/3/issue/${encodeURIComponent(thread.id)}/comment`,
        { body: content, properties: [{ key: 'sd.public.comment', value: { internal: true } }] },
        account,
      );
    return jsonCall(
      'POST',
      `${apiOf(settings)}/rest/servicedeskapi/request`,
      {
        serviceDeskId: serviceDesk,
        requestTypeId: requestType,
        isAdfRequest: true,
        requestFieldValues: { summary: summary.title, description: content },
      },
      account,
    );
  },
  read: (answer, { settings, thread, now }) => {
    const reading = explained(readStatus(answer, now), answer);
    if (reading.kind !== 'done' || thread) return reading;
    const issue = bodyOf(answer, created);
    if (!issue)
      return { kind: 'later', because: 'it answered something else than Jira', certain: false };
    return { kind: 'done', thread: threadOf(issue.issueKey, settings) };
  },
  find: {
    // Its index follows some seconds behind.
    lagMs: 60_000,
    call: (request, settings) => {
      const jql = `text ~ "\\"${request}\\""`;
      const query = new URLSearchParams({ jql, fields: 'summary', maxResults: '1' });
      const account = basic(settings.email, settings.token);
      return getCall(`${apiOf(settings)}/rest/api/3/search/jql?${query}`, account);
    },
    read: (answer, { settings, now }) => {
      const reading = readStatus(answer, now);
      const issue = bodyOf(answer, found)?.issues[0];
      return reading.kind === 'done' && issue
        ? { kind: 'done', thread: threadOf(issue.key, settings) }
        : reading;
    },
  },
};

const apiOf = ({ url, api }: JiraSettings): string => at(api ?? url);

const threadOf = (key: string, { url }: JiraSettings): Thread => ({
  id: key,
  label: key,
  url: `${at(url)}/browse/${encodeURIComponent(key)}`,
});

/** Jira names the field it misses; an administrator can do something with that. */
function explained(reading: Reading, answer: HttpAnswer): Reading {
  const told = reading.kind === 'refused' ? bodyOf(answer, failed) : undefined;
  if (reading.kind !== 'refused' || !told) return reading;
  const { errorMessage = '', errorMessages = [], errors = {} } = told;
  const why = plainText([errorMessage, ...errorMessages, ...Object.keys(errors)].join(' '), 150);
  return why ? { ...reading, because: `${reading.because}: ${why}` } : reading;
}

/** Atlassian Document Format: text nodes carry no markup, so wiki markup and mentions stay as they are. */
function documentOf(
  { facts, answers, prose }: Summary,
  notice: Notice,
  circumstances: Circumstances,
) {
  return {
    type: 'doc',
    version: 1,
    content: [
      ...facts.map(factOf),
      ...answers.map(factOf),
      ...prose
        .split('\n')
        .filter(Boolean)
        .map((line) => paragraph([text(line)])),
      ...linksOf(notice, circumstances).map(({ label, url }) =>
        paragraph([text(`${label}: `), linked(url)]),
      ),
      paragraph([text(referenceOf(notice, circumstances))]),
    ],
  };
}

interface Node {
  type: 'text';
  text: string;
  marks?: object[];
}

const paragraph = (content: Node[]) => ({ type: 'paragraph', content });
const text = (text: string): Node => ({ type: 'text', text });
const factOf = (fact: Fact) =>
  paragraph([{ ...text(`${leadOf(fact)} `), marks: [{ type: 'strong' }] }, text(fact.value)]);

const linked = (href: string): Node => ({
  ...text(href),
  marks: [{ type: 'link', attrs: { href } }],
});
