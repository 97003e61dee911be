import { describe, expect, it, vi } from 'vitest';

import { HOUR, aPeer, runDesk } from './channel-room.ts';
import type { Seen } from './peer.ts';

const until = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 20_000, interval: 20 });

const deskWithSlack = (api: string) =>
  runDesk([
    {
      id: 'slack',
      kind: 'slack',
      name: 'Slack',
      settings: { token: 'xoxb-1', channel: 'C0123', api },
    },
  ]);

const deskWithJira = (url: string) =>
  runDesk([
    {
      id: 'jira',
      kind: 'jira-service-management',
      name: 'Jira',
      settings: { url, email: 'a@b.example', token: 't', serviceDesk: '1', requestType: '2' },
    },
  ]);

describe('hosted tools, played by a local peer after their documents', { timeout: 30_000 }, () => {
  it('Slack keeps a request in one thread, one message a second', async () => {
    const at: number[] = [];
    const peer = await aPeer((_, count) => {
      at.push(Date.now());
      return { status: 200, body: { ok: true, ts: `1764.${count}` } };
    });
    const desk = await deskWithSlack(peer.url);
    const { id } = await desk.ask();
    await desk.writeAsBuyer(id, 'Any news?');
    await until(() => expect(peer.seen).toHaveLength(2));
    const [first, second] = peer.seen;
    expect(first!.path).toBe('/chat.postMessage');
    expect(first!.headers.authorization).toBe('Bearer xoxb-1');
    expect(first!.json.thread_ts).toBeUndefined();
    expect(second!.json.thread_ts).toBe('1764.1');
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(950);
  });

  it('Slack’s refusal inside a 200 is seen in the inbox', async () => {
    const peer = await aPeer(() => ({ status: 200, body: { ok: false, error: 'is_archived' } }));
    const desk = await deskWithSlack(peer.url);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toEqual([
        { id: 'slack', name: 'Slack', state: 'refused', because: 'the channel is archived (200)' },
      ]),
    );
  });

  it('Jira gets one request where its answer was lost: it is looked for first', async () => {
    const requests: Seen[] = [];
    const peer = await aPeer((seen) => {
      if (seen.path.startsWith('/rest/api/3/search/jql')) {
        const jql = new URL(seen.path, 'http://x').searchParams.get('jql')!;
        const known = requests.some(({ body }) =>
          body.includes(jql.split('\\"')[1] ?? jql.split('"')[2]!),
        );
        return { status: 200, body: { issues: known ? [{ key: 'IT-7' }] : [] } };
      }
      if (seen.path.endsWith('/comment')) return { status: 201, body: {} };
      requests.push(seen);
      return 'hang up';
    });
    const desk = await deskWithJira(peer.url);
    const { id } = await desk.ask();
    await desk.writeAsBuyer(id, 'Any news?');
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/ECONNRESET/));
    desk.later(HOUR);
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'delivered', thread: { label: 'IT-7' } },
      ]),
    );
    expect(requests).toHaveLength(1);
    expect(peer.seen.at(-1)!.path).toBe('/rest/api/3/issue/IT-7/comment');
  });

  it('Jira gets one request, although it had no time when it was looked for', async () => {
    let searches = 0;
    let created = 0;
    const peer = await aPeer(({ method }) => {
      if (method === 'GET') {
        searches += 1;
        return searches === 1
          ? { status: 429 }
          : { status: 200, body: { issues: [{ key: 'IT-7' }] } };
      }
      created += 1;
      return 'hang up';
    });
    const desk = await deskWithJira(peer.url);
    const { id } = await desk.ask();
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/ECONNRESET/));
    desk.later(HOUR);
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/429/));
    desk.later(HOUR);
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([
        { state: 'delivered', thread: { label: 'IT-7' } },
      ]),
    );
    expect(created).toBe(1);
  });

  it('Jira is not searched before its index can know what was made', async () => {
    const peer = await aPeer(() => 'hang up');
    const desk = await deskWithJira(peer.url);
    const { id } = await desk.ask();
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/ECONNRESET/));
    desk.later(50_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(peer.seen).toHaveLength(1);
    desk.later(10_000);
    await until(() => expect(peer.seen).toHaveLength(2));
  });

  it('Zendesk sees the same key and the same words on every attempt', async () => {
    const peer = await aPeer(({ method }, count) => {
      if (method === 'GET') return { status: 200, body: { tickets: [] } };
      return count === 1 ? 'hang up' : { status: 201, body: { ticket: { id: 5 } } };
    });
    const settings = { url: peer.url, email: 'a@b.example', token: 't' };
    const desk = await runDesk([{ id: 'zendesk', kind: 'zendesk', name: 'Zendesk', settings }]);
    const { id } = await desk.ask();
    await until(async () => expect((await desk.channels(id))[0].because).toBeDefined());
    desk.later(HOUR);
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    const [first, again] = peer.seen.filter(({ method }) => method === 'POST');
    expect(again!.headers['idempotency-key']).toBe(first!.headers['idempotency-key']);
    expect(again!.body).toBe(first!.body);
  });

  it('ServiceNow is told what follows in the same row, and waits as its rate limit says', async () => {
    const peer = await aPeer(({ method }, count) => {
      if (count === 1) return { status: 429, headers: { 'retry-after': '60' } };
      return method === 'POST'
        ? { status: 201, body: { result: { sys_id: 'a1', number: 'INC1' } } }
        : { status: 200, body: { result: {} } };
    });
    const settings = { url: peer.url, user: 'u', password: 'p', table: 'incident' };
    const desk = await runDesk([{ id: 'now', kind: 'servicenow', name: 'ServiceNow', settings }]);
    const { id } = await desk.ask();
    await desk.writeAsBuyer(id, 'Any news?');
    await until(async () => expect((await desk.channels(id))[0].because).toMatch(/429/));
    desk.later(HOUR);
    await until(() => expect(peer.seen).toHaveLength(3));
    expect(peer.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /api/now/table/incident',
      'POST /api/now/table/incident',
      'PATCH /api/now/table/incident/a1',
    ]);
  });

  it('a Teams flow that is not reached is tried again, and its address stays secret', async () => {
    const desk = await runDesk([
      {
        id: 'teams',
        kind: 'teams',
        name: 'Teams',
        settings: { url: 'https://127.0.0.1:1/workflows/very-secret' },
      },
    ]);
    const { id } = await desk.ask();
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ because: 'nothing listens there' }]),
    );
    expect(JSON.stringify(desk.logged)).not.toContain('very-secret');
  });
});
