import { beforeEach, describe, expect, it, vi } from 'vitest';

import { certificateOfAMoment } from './certificate.ts';
import { HOUR, aPeer, runDesk } from './channel-room.ts';
import type { Reply } from './peer.ts';

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

// Slack's and Teams' addresses are https only; what plays them has a certificate nobody has signed.
beforeEach(() => void vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'));
const certificate = certificateOfAMoment();

const account = { email: 'a@b.example', token: 't' };
const rows = { user: 'u', password: 'p' };

interface Tool {
  kind: string;
  settings: (url: string) => object;
  /** What it answers to a creation, as documented. */
  success: Reply;
  /** What it answers where our account may not, and what the inbox says of it. */
  forbidden: Reply;
  says: string;
  state?: string;
}

const TOOLS: [name: string, tool: Tool][] = [
  [
    'a webhook of Slack',
    {
      kind: 'slack',
      settings: (url) => ({ url: `${url}/services/T/B/x` }),
      success: { status: 200, body: 'ok' },
      forbidden: { status: 403, body: 'action_prohibited' },
      says: 'an administrator has forbidden it (403)',
    },
  ],
  [
    'a bot in Slack',
    {
      kind: 'slack',
      settings: (url) => ({ token: 'xoxb-1', channel: 'C0123', api: url }),
      success: { status: 200, body: { ok: true, ts: '1764.1' } },
      forbidden: { status: 200, body: { ok: false, error: 'invalid_auth' } },
      says: 'the token is not valid (200)',
    },
  ],
  [
    'a flow of Teams',
    {
      kind: 'teams',
      settings: (url) => ({ url: `${url}/powerautomate/x?sig=y` }),
      success: { status: 202 },
      forbidden: { status: 401, body: { error: { code: 'DirectApiAuthorizationRequired' } } },
      says: 'it does not accept our credentials (401)',
      state: 'handed-over',
    },
  ],
  [
    'Jira Service Management',
    {
      kind: 'jira-service-management',
      settings: (url) => ({ url, ...account, serviceDesk: '1', requestType: '2' }),
      success: { status: 201, body: { issueId: '7', issueKey: 'IT-7' } },
      forbidden: { status: 400, body: { errorMessage: 'Field customfield_1 is required.' } },
      says: 'it does not understand the request (400): Field customfield_1 is required.',
    },
  ],
  [
    'a table of ServiceNow',
    {
      kind: 'servicenow',
      settings: (url) => ({ url, ...rows, table: 'incident' }),
      success: { status: 201, body: { result: { sys_id: 'a1', number: 'INC1' } } },
      forbidden: { status: 403, body: { error: { message: 'Operation Failed' } } },
      says: 'our account may not do this there (403)',
    },
  ],
  [
    'ServiceNow, by OAuth',
    {
      kind: 'servicenow',
      settings: (url) => ({ url, clientId: '0a1b', clientSecret: 'secret', table: 'incident' }),
      success: { status: 201, body: { result: { sys_id: 'a1', number: 'INC1' } } },
      forbidden: { status: 403, body: { error: { message: 'Operation Failed' } } },
      says: 'our account may not do this there (403)',
    },
  ],
  [
    'an import set of ServiceNow',
    {
      kind: 'servicenow',
      settings: (url) => ({ url, ...rows, importTable: 'u_right_purchase' }),
      success: {
        status: 201,
        body: { result: [{ status: 'inserted', table: 'incident', sys_id: 'a1' }] },
      },
      forbidden: {
        status: 201,
        body: { result: [{ status: 'error', error_message: 'No transform entry' }] },
      },
      says: 'the import failed: No transform entry',
    },
  ],
  [
    'Zendesk, by OAuth',
    {
      kind: 'zendesk',
      settings: (url) => ({ url, clientId: 'right_purchase', clientSecret: 'secret' }),
      success: { status: 201, body: { ticket: { id: 5 } } },
      forbidden: { status: 403, body: { error: 'Forbidden' } },
      says: 'our account may not do this there (403)',
    },
  ],
  [
    'Zendesk',
    {
      kind: 'zendesk',
      settings: (url) => ({ url, ...account }),
      success: { status: 201, body: { ticket: { id: 5 } } },
      forbidden: { status: 401, body: { error: "Couldn't authenticate you" } },
      says: 'it does not accept our credentials (401)',
    },
  ],
];

/** A desk with the tool, which gives these answers one after the other; asked whether it knows a request: no. */
async function deskWith({ kind, settings }: Tool, answers: Reply[]) {
  let created = 0;
  const nothingFound = { status: 200, body: { issues: [], result: [], tickets: [] } };
  const access = { status: 200, body: { access_token: 'at', expires_in: 172_800 } };
  const peer = await aPeer(({ method, path }) => {
    if (path === '/oauth/tokens' || path === '/oauth_token.do') return access;
    return method === 'GET' ? nothingFound : answers[created++]!;
  }, certificate);
  const desk = await runDesk([{ id: 'tool', kind, name: 'Tool', settings: settings(peer.url) }]);
  const { id } = await desk.ask();
  return { desk, states: () => desk.channels(id), created: () => created };
}

describe('a tool that answers as it is documented', { timeout: 60_000 }, () => {
  it.each(TOOLS)(
    '%s is waited for as it asks, and gets the request once it can',
    async (_, tool) => {
      const slow: Reply = { status: 429, headers: { 'retry-after': '7200' } };
      const { desk, states, created } = await deskWith(tool, [slow, { status: 503 }, tool.success]);
      await until(async () =>
        expect(await states()).toMatchObject([
          { state: 'waiting', because: 'it asks us to slow down (429)' },
        ]),
      );
      desk.later(HOUR);
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(created()).toBe(1);
      desk.later(2 * HOUR);
      await until(async () =>
        expect(await states()).toMatchObject([{ state: 'waiting', because: 'it failed (503)' }]),
      );
      desk.later(HOUR);
      await until(async () =>
        expect(await states()).toMatchObject([{ state: tool.state ?? 'delivered' }]),
      );
      expect(created()).toBe(3);
    },
  );

  it.each(TOOLS)('%s that will not take it is shown with its reason', async (_, tool) => {
    const { states } = await deskWith(tool, [tool.forbidden]);
    await until(async () =>
      expect(await states()).toMatchObject([{ state: 'refused', because: tool.says }]),
    );
  });

  it.each(TOOLS.filter(([, { kind }]) => kind !== 'teams').slice(1))(
    '%s behind a proxy that answers in its place is asked again',
    async (_, tool) => {
      const { states } = await deskWith(tool, [{ status: 200, body: '<html>Sign in</html>' }]);
      await until(async () =>
        expect(await states()).toMatchObject([
          { state: 'waiting', because: expect.stringContaining('something else') },
        ]),
      );
    },
  );
});
