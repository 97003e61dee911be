import { describe, expect, it, vi } from 'vitest';

import { HOUR, aPeer, runDesk } from './channel-room.ts';
import type { Reply } from './peer.ts';

const until = (check: () => unknown) => vi.waitFor(check, { timeout: 20_000, interval: 20 });

/** A Zendesk that gives an OAuth client access for an hour, under another token each time, and a desk that uses it. */
async function aZendesk(
  more: { access?: (count: number) => Reply; isCurrent?: (token: string) => boolean } = {},
) {
  const { isCurrent = () => true } = more;
  let asked = 0;
  const access =
    more.access ??
    ((count) => ({
      status: 200,
      body: { access_token: `at-${count}`, token_type: 'bearer', expires_in: 3600 },
    }));
  const peer = await aPeer(({ method, path, headers }) => {
    if (path === '/oauth/tokens') return access(++asked);
    if (!isCurrent(headers.authorization ?? '')) return { status: 401 };
    if (method === 'GET') return { status: 200, body: { tickets: [] } };
    return method === 'POST'
      ? { status: 201, body: { ticket: { id: 5 } } }
      : { status: 200, body: {} };
  });
  const settings = {
    url: peer.url,
    clientId: 'right_purchase',
    clientSecret: 'a-secret-of-theirs',
  };
  const desk = await runDesk([{ id: 'zendesk', kind: 'zendesk', name: 'Zendesk', settings }]);
  const tickets = () =>
    peer.seen
      .filter(({ path }) => path.startsWith('/api/v2/tickets'))
      .map(({ headers }) => headers.authorization);
  return { desk, peer, tickets, asked: () => asked };
}

describe('a tool that lets an OAuth client in for a while', { timeout: 30_000 }, () => {
  it('is asked for access once, and again when it has ended', async () => {
    const { desk, peer, tickets } = await aZendesk();
    const { id } = await desk.ask();
    await desk.writeAsBuyer(id, 'Any news?');
    await until(() => expect(tickets()).toEqual(['Bearer at-1', 'Bearer at-1']));
    expect(peer.seen[0]!.json).toEqual({
      grant_type: 'client_credentials',
      client_id: 'right_purchase',
      client_secret: 'a-secret-of-theirs',
      scope: 'read write',
    });
    desk.later(HOUR);
    await desk.writeAsBuyer(id, 'And now?');
    await until(() => expect(tickets().at(-1)).toBe('Bearer at-2'));
  });

  it('that takes it back before its time is asked anew, and told all the same', async () => {
    let current = 'at-1';
    const { desk, tickets } = await aZendesk({ isCurrent: (token) => token.endsWith(current) });
    const { id } = await desk.ask();
    await until(() => expect(tickets()).toHaveLength(1));
    current = 'at-2';
    await desk.writeAsBuyer(id, 'Any news?');
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    expect(tickets().slice(1)).toEqual(['Bearer at-1', 'Bearer at-2']);
  });

  it('and then refuses every token is not asked for ever', async () => {
    const { desk, asked } = await aZendesk({ isCurrent: () => false });
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'refused', because: 'it does not accept our credentials (401)' },
      ]),
    );
    expect(asked()).toBe(1);
  });

  it.each<[string, Reply, object]>([
    [
      'does not know the client',
      { status: 401, body: { error: 'invalid_client', error_description: 'no' } },
      { state: 'refused', because: 'it does not let our OAuth client in (invalid_client)' },
    ],
    [
      'asks to slow down',
      { status: 429, headers: { 'retry-after': '60' } },
      { state: 'waiting', because: 'it asks us to slow down (429)' },
    ],
    [
      'answers something else',
      { status: 200, body: '<html>' },
      { state: 'waiting', because: 'it answered something else than Zendesk' },
    ],
    ['breaks the line', 'hang up', { state: 'waiting', because: 'no connection (ECONNRESET)' }],
  ])(
    'and %s: that is said, and no ticket is looked for that cannot be',
    async (_, access, state) => {
      const { desk, peer } = await aZendesk({ access: () => access });
      const { id } = await desk.ask();
      await until(async () => expect(await desk.channels(id)).toMatchObject([state]));
      desk.later(HOUR);
      await until(async () => expect(await desk.channels(id)).toMatchObject([state]));
      expect(peer.seen.every(({ path }) => path === '/oauth/tokens')).toBe(true);
      expect(JSON.stringify(desk.logged)).not.toContain('a-secret-of-theirs');
    },
  );

  it('is asked as ServiceNow wants to be asked: in a form, and then told under its token', async () => {
    const peer = await aPeer(({ path }) =>
      path === '/oauth_token.do'
        ? { status: 200, body: { access_token: 'at', token_type: 'Bearer', expires_in: 1799 } }
        : { status: 201, body: { result: { sys_id: 'a1', number: 'INC1' } } },
    );
    const settings = { url: peer.url, clientId: '0a1b', clientSecret: 'a&b=c', table: 'incident' };
    const desk = await runDesk([{ id: 'now', kind: 'servicenow', name: 'ServiceNow', settings }]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    const [asked, told] = peer.seen;
    expect(asked).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(Object.fromEntries(new URLSearchParams(asked!.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: '0a1b',
      client_secret: 'a&b=c',
    });
    expect(told).toMatchObject({
      path: '/api/now/table/incident',
      headers: { authorization: 'Bearer at' },
    });
  });
});
