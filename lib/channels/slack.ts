import type { ActionsBlock, KnownBlock, PlainTextElement, SectionBlock } from '@slack/types';
import * as z from 'zod/mini';

import type { HttpAnswer } from '../consultation/desk-answer.ts';
import { slackHook } from './hook-address.ts';
import {
  type HttpChannel,
  type Reading,
  bodyOf,
  jsonCall,
  readStatus,
  refused,
} from './http-channel.ts';
import type { Circumstances, Notice } from './notice.ts';
import { type Fact, type Link, linksOf, referenceOf, summaryOf } from './summary.ts';

/** An incoming webhook (posts, no threads) or a bot's token with a channel id (threads). */
const webhook = z.strictObject({ url: slackHook });
const bot = z.strictObject({
  token: z.string().check(z.regex(/^xox[a-z]-[\w-]+$/)),
  channel: z.string().check(z.regex(/^[A-Z0-9]{2,30}$/)),
  /** Slack's API. */
  api: z.prefault(z.url({ protocol: /^https?$/ }), 'https://slack.com/api'),
});
const settings = z.union([webhook, bot]);
export type SlackSettings = z.output<typeof settings>;

export const slack: HttpChannel<SlackSettings> = {
  settings,
  paceMs: 1000,
  tell: (notice, thread, settings, circumstances) => {
    const message = messageOf(notice, circumstances);
    if ('url' in settings) return jsonCall('POST', settings.url, message);
    const place = { channel: settings.channel, ...(thread && { thread_ts: thread.id }) };
    return jsonCall(
      'POST',
      `${settings.api}/chat.postMessage`,
      { ...place, ...message },
      {
        authorization: `Bearer ${settings.token}`,
        'content-type': 'application/json; charset=utf-8',
      },
    );
  },
  read: (answer, { settings, thread, now }) => {
    const general = readStatus(answer, now);
    if ('url' in settings) return readWebhook(answer, general);
    return general.kind === 'done' ? readBot(answer, now, thread !== undefined) : general;
  },
};

const WORDS: Record<string, string> = {
  channel_is_archived: 'the channel is archived',
  is_archived: 'the channel is archived',
  channel_not_found: 'the channel is not there',
  not_in_channel: 'the bot is not in the channel',
  no_service: 'the webhook was removed',
  no_active_hooks: 'the webhook was removed',
  no_team: 'the workspace is not there',
  team_disabled: 'the workspace is disabled',
  action_prohibited: 'an administrator has forbidden it',
  restricted_action: 'an administrator has forbidden it',
  posting_to_general_channel_denied: 'posting to the general channel is not allowed',
  invalid_auth: 'the token is not valid',
  not_authed: 'the token is not valid',
  token_revoked: 'the token was revoked',
  token_expired: 'the token has expired',
  account_inactive: 'the bot was removed',
  missing_scope: 'the bot lacks the scope chat:write',
  invalid_token: 'the webhook is not valid',
  invalid_payload: 'Slack does not understand the message',
  invalid_blocks: 'Slack does not understand the message',
  no_text: 'Slack does not understand the message',
  msg_too_long: 'Slack finds the message too long',
  too_many_attachments: 'Slack finds the message too long',
};

/** Slack's word for what is wrong, in ours. */
const inWords = (code: string) => WORDS[code] ?? (/^[a-z_]{1,60}$/.test(code) ? code : undefined);

function readWebhook({ status, text }: HttpAnswer, general: Reading): Reading {
  if (general.kind !== 'refused') return general;
  const because = inWords(text.trim());
  return because ? refused(because, status) : general;
}

const posted = z.object({ ok: z.literal(true), ts: z.string() });
const failed = z.object({ ok: z.literal(false), error: z.string() });
const BUSY = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

/** Errors come with status 200. */
function readBot(answer: HttpAnswer, now: Date, inThread: boolean): Reading {
  const ok = bodyOf(answer, posted);
  if (ok) return { kind: 'done', thread: inThread ? undefined : { id: ok.ts } };
  const error = bodyOf(answer, failed)?.error;
  if (error === undefined)
    return { kind: 'later', because: 'it answered something else than Slack', certain: false };
  if (BUSY.has(error))
    return readStatus({ ...answer, status: error.includes('limited') ? 429 : 503 }, now);
  return refused(inWords(error) ?? 'Slack refuses it', answer.status);
}

/**
 * Block Kit: 50 blocks of a message; 150 characters of a header, 3000 of a section's text, 10 fields of 2000, 75 of a
 * button (docs.slack.dev/reference/block-kit). What others wrote stands only where Slack reads no markup.
 */
function messageOf(notice: Notice, circumstances: Circumstances) {
  const { title, facts, answers, prose } = summaryOf(notice);
  const links = linksOf(notice, circumstances);
  return {
    text: escape(title),
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(title, 150) },
      ...fieldsOf(facts),
      ...fieldsOf(answers),
      ...chunksOf(prose).map(section),
      ...(links.length > 0 ? [buttons(links)] : []),
      { type: 'context', elements: [plain(referenceOf(notice, circumstances), 300)] },
    ] satisfies KnownBlock[],
  };
}

const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: text.slice(0, most),
  emoji: false,
});

const section = (text: string): SectionBlock => ({ type: 'section', text: plain(text, 3000) });

function fieldsOf(facts: Fact[]): SectionBlock[] {
  const fields = facts.map(({ label, value }) => plain(`${label}\n${value}`, 2000));
  const tens = Array.from({ length: Math.ceil(fields.length / 10) }, (_, at) =>
    fields.slice(at * 10, at * 10 + 10),
  );
  return tens.map((fields) => ({ type: 'section', fields }));
}

/** 1450 characters are at most 2900 UTF-16 units. */
const chunksOf = (text: string): string[] => text.match(/[^]{1,1450}/gu) ?? [];

const buttons = (links: Link[]): ActionsBlock => ({
  type: 'actions',
  elements: links.map(({ label, url }, at) => ({
    type: 'button',
    text: plain(label, 75),
    url,
    ...(at === 0 ? { style: 'primary' } : {}),
  })),
});

/** All that Slack's mrkdwn needs: no mention, no link, no formatting of a channel survives it. */
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
