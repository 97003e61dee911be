/**
 * The bodies of calls as the tools document them, strict: a field they do not know fails. Read November 2026. The
 * document is the part of Atlassian's JSON schema (@atlaskit/adf-schema 57.7.22, v1/full.json) that we use; two thousand
 * generated documents were also checked against the whole of it.
 */
import * as z from 'zod/mini';

const only = <Value extends string | number | boolean>(value: Value) => z.literal(value);
const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

const adfText = z.strictObject({
  type: only('text'),
  text: text(32_767),
  marks: z.optional(
    z.array(
      z.union([
        z.strictObject({ type: only('strong') }),
        z.strictObject({ type: only('link'), attrs: z.strictObject({ href: z.url() }) }),
      ]),
    ),
  ),
});
const adf = z.strictObject({
  type: only('doc'),
  version: only(1),
  content: z.array(z.strictObject({ type: only('paragraph'), content: z.array(adfText) })),
});

export const documented = {
  /** RequestCreateDTO of the Jira Service Management Cloud REST API; summary: one line of at most 255. */
  jiraRequest: z.strictObject({
    serviceDeskId: z.string(),
    requestTypeId: z.string(),
    isAdfRequest: only(true),
    requestFieldValues: z.strictObject({
      summary: text(255).check(z.regex(/^[^\r\n]*$/)),
      description: adf,
    }),
  }),
  /** Comment of the Jira Cloud platform REST API v3, with its EntityProperty. */
  jiraComment: z.strictObject({
    body: adf,
    properties: z.array(
      z.strictObject({
        key: only('sd.public.comment'),
        value: z.strictObject({ internal: only(true) }),
      }),
    ),
  }),
  /** Columns of task and incident with their lengths. */
  serviceNowRow: z.strictObject({
    short_description: text(160),
    description: text(32_000),
    correlation_id: text(100),
    correlation_display: text(100),
  }),
  serviceNowNote: z.strictObject({ work_notes: text(32_000) }),
  serviceNowImport: z.strictObject({
    u_short_description: text(160),
    u_description: text(32_000),
    u_correlation_id: text(100),
    u_correlation_display: text(100),
  }),
  serviceNowImportedNote: z.strictObject({
    u_work_notes: text(32_000),
    u_correlation_id: text(100),
    u_correlation_display: text(100),
  }),
  /** Tickets API: create and update; a comment takes 64 kB. */
  zendeskTicket: z.strictObject({
    ticket: z.strictObject({
      subject: text(255),
      comment: z.strictObject({ html_body: text(65_536), public: only(false) }),
      external_id: text(255),
      tags: z.array(z.string().check(z.regex(/^[a-z_]+$/))),
      requester: z.optional(z.strictObject({ name: text(255), email: text(254) })),
    }),
  }),
  zendeskComment: z.strictObject({
    ticket: z.strictObject({
      comment: z.strictObject({ html_body: text(65_536), public: only(false) }),
    }),
  }),
  /** REST 2.0: RT::REST2 of Request Tracker 5. */
  ticket: z.strictObject({
    Queue: z.string(),
    Subject: text(200).check(z.regex(/^[^\r\n]*$/)),
    Requestor: z.optional(text(254)),
    Content: text(100_000),
    ContentType: only('text/plain'),
    CustomFields: z.record(z.string(), z.uuid()),
  }),
  correspondence: z.strictObject({ Content: text(100_000), ContentType: only('text/plain') }),
  /** Incoming webhooks and chat.postMessage; the blocks are checked in formats.test.ts. */
  slackMessage: z.strictObject({
    text: text(4000),
    link_names: only(false),
    unfurl_links: only(false),
    unfurl_media: only(false),
    blocks: z.array(z.looseObject({ type: z.string() })).check(z.maxLength(50)),
  }),
  slackPost: z.strictObject({
    channel: z.string(),
    thread_ts: z.optional(z.string()),
    text: text(4000),
    link_names: only(false),
    unfurl_links: only(false),
    unfurl_media: only(false),
    blocks: z.array(z.looseObject({ type: z.string() })).check(z.maxLength(50)),
  }),
};
