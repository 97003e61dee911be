import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Request } from '../../../lib/consultation/consultation.ts';
import { HOUR, aPeer, runDesk } from './channel-room.ts';
import type { Seen } from './peer.ts';
import { hasRequestTracker, startRequestTracker } from './request-tracker/start.ts';
import type { RunningRequestTracker } from './request-tracker/start.ts';

const until = <T>(check: () => T | Promise<T>) =>
  vi.waitFor(check, { timeout: 30_000, interval: 100 });

if (!hasRequestTracker())
  console.warn(
    'Request Tracker 5 is not installed (scripts/ci/install-peers.sh): its tests are skipped.',
  );

describe.skipIf(!hasRequestTracker())('a real Request Tracker', { timeout: 60_000 }, () => {
  let rt: RunningRequestTracker;
  beforeAll(async () => {
    rt = await startRequestTracker();
    await rt.as('deskbot', 'GET', '/tickets?query=id=0');
  }, 120_000);
  afterAll(() => rt.stop());

  const channel = (url = rt.url, more: object = {}) => ({
    id: 'rt',
    kind: 'request-tracker',
    name: 'Request Tracker',
    settings: { url, token: rt.token('deskbot'), queue: 'SaaS', ...more },
  });

  const ticketsFor = async (id: string) => {
    const query = `Queue='SaaS' AND CF.{Desk-Request-Id}='${id}'`;
    const { items } = await rt.as('priya', 'GET', `/tickets?query=${encodeURIComponent(query)}`);
    return items.map(({ id }: { id: string }) => id) as string[];
  };

  async function asked(more: Partial<Request> = {}) {
    const desk = await runDesk([channel()]);
    const { id } = await desk.ask(more);
    await until(async () => {
      const [{ state, because }] = await desk.channels(id);
      if (because) desk.later(HOUR);
      expect(state).toBe('delivered');
    });
    const [ticket] = await ticketsFor(id);
    return { desk, id, ticket: ticket! };
  }

  async function pass({ method, path, headers, body }: Seen) {
    const response = await fetch(`${rt.url}${path}`, {
      method,
      headers: { authorization: headers.authorization!, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body }),
    });
    return { status: response.status, body: await response.text() };
  }

  const reply = (ticket: string, Content: string, ContentType = 'text/plain') =>
    rt.as('priya', 'POST', `/ticket/${ticket}/correspond`, { Content, ContentType });

  it('gets a ticket for a request, and its answer there reaches the buyer as advice', async () => {
    const { desk, id, ticket } = await asked();
    const { Subject } = await rt.as('priya', 'GET', `/ticket/${ticket}`);
    expect(Subject).toBe('Acme Boards Pro: about to buy');
    expect(await desk.channels(id)).toEqual([
      {
        id: 'rt',
        name: 'Request Tracker',
        state: 'delivered',
        thread: { label: `RT #${ticket}`, url: `${rt.url}/Ticket/Display.html?id=${ticket}` },
      },
    ]);

    await reply(ticket, 'Go ahead if:\n- Sign-in is with your work account\n\nGrüße, schön! ✓');
    const [advice] = await until(async () => {
      const { advice } = await desk.conversation(id);
      expect(advice).toHaveLength(1);
      return advice;
    });
    expect(advice).toMatchObject({
      verdict: 'go-ahead-with-conditions',
      conditions: ['Sign-in is with your work account'],
      message: 'Grüße, schön! ✓',
      by: 'Priya Nair',
    });
  });

  it('brings a reply to the buyer once, and never a comment', async () => {
    const { desk, id, ticket } = await asked();
    await rt.as('priya', 'POST', `/ticket/${ticket}/comment`, {
      Content: 'Between us: the CFO hates them.',
      ContentType: 'text/plain',
    });
    await reply(ticket, 'How many seats do you need?');
    await until(async () => expect((await desk.conversation(id)).messages).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const { messages } = await desk.conversation(id);
    expect(messages).toMatchObject([
      { from: 'it', by: 'Priya Nair', text: 'How many seats do you need?' },
    ]);
  });

  it('shows what the buyer answers in the ticket, and does not take that for a reply', async () => {
    const { desk, id, ticket } = await asked();
    await desk.writeAsBuyer(id, 'Twelve, please.');
    const history = await until(async () => {
      const { items } = await rt.as(
        'priya',
        'GET',
        `/ticket/${ticket}/history?fields=Type,Creator`,
      );
      expect(items.map(({ Type }: { Type: string }) => Type)).toContain('Correspond');
      return items;
    });
    expect(history.filter(({ Type }: { Type: string }) => Type === 'Correspond')).toMatchObject([
      { Creator: { id: 'deskbot' } },
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect((await desk.conversation(id)).messages).toMatchObject([{ from: 'buyer' }]);
  });

  it('notes what was advised in the inbox as a comment', async () => {
    const { desk, id, ticket } = await asked();
    await desk.writeAsIt(id, 'Just a moment.');
    await until(async () => {
      const { items } = await rt.as('priya', 'GET', `/ticket/${ticket}/history?fields=Type`);
      expect(items.map(({ Type }: { Type: string }) => Type)).toContain('Comment');
    });
  });

  it('reads what its own editor writes, which is HTML with quotations', async () => {
    const { desk, id, ticket } = await asked();
    await reply(
      ticket,
      '<p>Go ahead</p><p>Fish &amp; chips <img src=x onerror=alert(1)></p><blockquote><p>old</p></blockquote>',
      'text/html',
    );
    await until(async () =>
      expect((await desk.conversation(id)).advice).toMatchObject([
        { verdict: 'go-ahead', message: 'Fish & chips' },
      ]),
    );
  });

  it('gets one ticket where the answer to its creation was lost', async () => {
    let lost = 0;
    const before = await aPeer(async (seen) => {
      const answer = await pass(seen);
      return seen.path.endsWith('/ticket') && lost++ === 0 ? 'hang up' : answer;
    });
    const desk = await runDesk([channel(before.url)]);
    const { id } = await desk.ask();
    await until(() => expect(lost).toBe(1));
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ because: 'no connection (ECONNRESET)' }]),
    );
    expect(await ticketsFor(id)).toHaveLength(1);
    desk.later(HOUR);
    await until(async () =>
      expect(await desk.channels(id)).toMatchObject([{ state: 'delivered' }]),
    );
    expect(await ticketsFor(id)).toHaveLength(1);
  });

  it('says in words what is wrong with its set-up', async () => {
    for (const [settings, because] of [
      [
        { queue: 'Nowhere' },
        'the queue is not there, or our account may not create tickets in it (403)',
      ],
      [{ token: '1-1-wrong' }, 'it does not accept our credentials (401)'],
    ] as const) {
      const desk = await runDesk([channel(rt.url, settings)]);
      const { id } = await desk.ask();
      await until(async () =>
        expect(await desk.channels(id)).toMatchObject([{ state: 'refused', because }]),
      );
    }
  });

  it('takes hostile text as the text it is', async () => {
    const { ticket } = await asked({
      vendor: { name: '<script>alert(1)</script> & =cmd()' },
      note: 'one\r\nBcc: evil@x.example\n\n<img src=x onerror=alert(1)> [link](https://evil.example)',
    });
    const { items } = await rt.as('priya', 'GET', `/ticket/${ticket}/history`);
    const first = items[0].id;
    const parts = await rt.as(
      'priya',
      'GET',
      `/transaction/${first}/attachments?fields=ContentType,Content`,
    );
    expect(parts.items).toHaveLength(1);
    expect(parts.items[0].ContentType).toBe('text/plain');
    expect(parts.items[0].Content).toContain(
      '<img src=x onerror=alert(1)> [link](https://evil.example)',
    );
  });
});
