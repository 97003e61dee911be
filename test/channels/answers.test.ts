import { describe, expect, it } from 'vitest';

import type { Asked, HttpChannel } from '../../lib/channels/http-channel.ts';
import { jiraServiceManagement } from '../../lib/channels/jira-service-management.ts';
import { requestTracker } from '../../lib/channels/request-tracker.ts';
import { serviceNow } from '../../lib/channels/servicenow.ts';
import { slack } from '../../lib/channels/slack.ts';
import { teams } from '../../lib/channels/teams.ts';
import { webhook } from '../../lib/channels/webhook.ts';
import { zendesk } from '../../lib/channels/zendesk.ts';
import { NOW } from './notices.ts';

const answer = (status: number, body: unknown = '', headers: Record<string, string> = {}) => ({
  status,
  text: typeof body === 'string' ? body : JSON.stringify(body),
  headers: { get: (name: string) => headers[name] ?? null },
});
const read = <S>(channel: HttpChannel<S>, settings: S, ...told: Parameters<typeof answer>) =>
  channel.read(answer(...told), { settings, now: NOW } satisfies Asked<S>);

const hook = { url: 'https://hooks.slack.com/services/T/B/x' };
const bot = { token: 'xoxb-1', channel: 'C0123', api: 'https://slack.com/api' };
const now = { url: 'https://corp.service-now.com', user: 'u', password: 'p' };
const zen = { url: 'https://corp.zendesk.com', email: 'a@b.example', token: 't' };
const jsm = { ...zen, url: 'https://corp.atlassian.net', serviceDesk: '1', requestType: '2' };
const rt = { url: 'https://rt.example', token: 't', queue: 'SaaS', field: 'Desk-Request-Id' };
const out = { url: 'https://x.example', secret: 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r' };

/** docs.slack.dev: incoming webhooks, chat.postMessage. */
describe('what Slack answers', () => {
  it.each([
    [200, 'ok', { kind: 'done' }],
    [
      400,
      'invalid_payload',
      { kind: 'refused', because: 'Slack does not understand the message (400)' },
    ],
    [
      403,
      'action_prohibited',
      { kind: 'refused', because: 'an administrator has forbidden it (403)' },
    ],
    [404, 'no_service', { kind: 'refused', because: 'the webhook was removed (404)' }],
    [410, 'channel_is_archived', { kind: 'refused', because: 'the channel is archived (410)' }],
    [
      400,
      '<html>a proxy</html>',
      { kind: 'refused', because: 'it does not understand the request (400)' },
    ],
    [500, 'rollup_error', { kind: 'later', certain: false }],
  ])('to a webhook with %i %s', (status, body, reading) => {
    expect(read(slack, hook, status, body)).toMatchObject(reading);
  });

  it('to a webhook that is too fast: not before it says', () => {
    expect(read(slack, hook, 429, 'rate_limited', { 'retry-after': '30' })).toMatchObject({
      kind: 'later',
      certain: true,
      retryAfterMs: 30_000,
    });
  });

  it.each([
    ['is_archived', { kind: 'refused', because: 'the channel is archived (200)' }],
    ['not_in_channel', { kind: 'refused', because: 'the bot is not in the channel (200)' }],
    ['token_revoked', { kind: 'refused', because: 'the token was revoked (200)' }],
    ['some_new_error', { kind: 'refused', because: 'some_new_error (200)' }],
    ['<script>', { kind: 'refused', because: 'Slack refuses it (200)' }],
    ['ratelimited', { kind: 'later', certain: true }],
    ['fatal_error', { kind: 'later', certain: false }],
  ])('to a bot with ok:false and %s', (error, reading) => {
    expect(read(slack, bot, 200, { ok: false, error })).toMatchObject(reading);
  });

  it('to a bot with the message’s thread', () => {
    const reading = read(slack, bot, 200, { ok: true, ts: '1764000000.000100' });
    expect(reading).toEqual({ kind: 'done', thread: { id: '1764000000.000100' } });
    expect(read(slack, bot, 200, 'a captive portal')).toMatchObject({ kind: 'later' });
  });
});

describe('what ticket systems answer', () => {
  it('Teams: taken, and no word of whether it was shown', () => {
    expect(read(teams, out, 202)).toEqual({ kind: 'done', handedOver: true });
  });

  it('Jira: the request’s key, or the field it misses', () => {
    expect(read(jiraServiceManagement, jsm, 201, { issueKey: 'IT-7', issueId: '1' })).toEqual({
      kind: 'done',
      thread: { id: 'IT-7', label: 'IT-7', url: 'https://corp.atlassian.net/browse/IT-7' },
    });
    expect(
      read(jiraServiceManagement, jsm, 400, { errorMessage: "Field 'Cost centre' is required" }),
    ).toEqual({
      kind: 'refused',
      because: "it does not understand the request (400): Field 'Cost centre' is required",
    });
    const found = answer(200, { issues: [{ key: 'IT-7' }] });
    const asked = { settings: jsm, now: NOW };
    expect(jiraServiceManagement.find!.read(found, asked)).toMatchObject({
      thread: { id: 'IT-7' },
    });
    expect(jiraServiceManagement.find!.read(answer(200, { issues: [] }), asked)).toEqual({
      kind: 'done',
    });
  });

  it('ServiceNow: the row’s number, through an import set too, or why its map failed', () => {
    const table = { ...now, table: 'incident' };
    expect(
      read(serviceNow, table, 201, { result: { sys_id: 'a1', number: 'INC1' } }),
    ).toMatchObject({
      thread: { id: 'a1', label: 'INC1' },
    });
    const staged = { ...now, importTable: 'u_rp' };
    const row = { status: 'inserted', table: 'sc_req_item', sys_id: 'b2', display_value: 'RITM2' };
    expect(read(serviceNow, staged, 201, { result: [row] })).toMatchObject({
      thread: { id: 'b2', label: 'RITM2' },
    });
    const failed = { status: 'error', error_message: 'No transform map' };
    expect(read(serviceNow, staged, 201, { result: [failed] })).toEqual({
      kind: 'refused',
      because: 'the import failed: No transform map',
    });
  });

  it('Zendesk: the ticket, or that the same call is still running', () => {
    expect(read(zendesk, zen, 201, { ticket: { id: 35_436 } })).toMatchObject({
      thread: { id: '35436', label: 'Zendesk #35436' },
    });
    expect(read(zendesk, zen, 409, { error: 'IdempotentRequestInProgress' })).toMatchObject({
      kind: 'later',
      certain: true,
    });
  });

  it.each([
    ['a Jira', jiraServiceManagement as HttpChannel<unknown>, jsm],
    ['a ServiceNow', serviceNow as HttpChannel<unknown>, { ...now, table: 'incident' }],
    ['a Zendesk', zendesk as HttpChannel<unknown>, zen],
    ['a Request Tracker', requestTracker as HttpChannel<unknown>, rt],
  ])('%s that answers a page instead of data has not taken it for sure', (_, channel, settings) => {
    expect(read(channel, settings, 200, '<html>maintenance</html>')).toMatchObject({
      kind: 'later',
      certain: false,
    });
  });

  it.each([401, 403, 404, 410, 413, 422, 301, 302])('any: %i is for good', (status) => {
    expect(read(webhook, out, status)).toMatchObject({ kind: 'refused' });
  });

  it.each([408, 409, 425, 429, 500, 502, 503, 504])('any: %i is for later', (status) => {
    expect(read(webhook, out, status)).toMatchObject({ kind: 'later' });
  });

  it('any: a date says when, too', () => {
    const headers = { 'retry-after': 'Tue, 24 Nov 2026 12:02:00 GMT' };
    expect(read(webhook, out, 503, '', headers)).toMatchObject({ retryAfterMs: 120_000 });
  });
});
