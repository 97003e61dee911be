import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';

import { call } from '../running-app.ts';
import { type DeskRoom, SECRET, runDesk, webhookTo } from './channel-room.ts';

const aDesk = () => runDesk([webhookTo('https://hooks.example/', { replySecrets: [SECRET] })]);

interface Signing {
  id?: string;
  secret?: string;
  at?: number;
}

/** Signs with the library that publishes the standard. */
function bring(
  desk: DeskRoom,
  body: object | string,
  { id = 'evt_1', secret = SECRET, at }: Signing = {},
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const when = new Date(at ?? desk.clock.now);
  return call('POST', `${desk.url}/api/channels/hook/replies`, {
    body: text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(when.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, when, text),
    },
  });
}

const message = (consultation: string, text = 'How many seats?') => ({
  type: 'consultation.message',
  data: { consultation, by: 'Priya in Jira', text },
});

describe('a webhook that brings what IT answered elsewhere', { timeout: 30_000 }, () => {
  it('reaches the buyer as a message', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    expect((await bring(desk, message(id))).json).toEqual({ came: 'taken' });
    expect((await desk.conversation(id)).messages).toMatchObject([
      { from: 'it', by: 'Priya in Jira', text: 'How many seats?' },
    ]);
  });

  it('reaches the buyer as advice, in parts or by its first line', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    const parts = { verdict: 'use-this-instead', alternative: 'Miro', message: '', conditions: [] };
    const advised = {
      type: 'consultation.advised',
      data: { consultation: id, by: 'Priya', ...parts },
    };
    expect((await bring(desk, advised)).json).toEqual({ came: 'taken' });
    await bring(desk, message(id, 'Go ahead.\nAfter all.'), { id: 'evt_2' });
    expect((await desk.conversation(id)).advice).toMatchObject([
      { verdict: 'use-this-instead', alternative: 'Miro' },
      { verdict: 'go-ahead', message: 'After all.' },
    ]);
  });

  it('counts once, however often and at once it comes', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bring(desk, message(id))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await desk.conversation(id)).messages).toHaveLength(1);
  });

  it.each([
    ['signed with another secret', { secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}` }],
    ['of six minutes ago', { at: Date.UTC(2026, 10, 24, 8, 54) }],
    ['of six minutes ahead', { at: Date.UTC(2026, 10, 24, 9, 6) }],
  ])('%s is refused', async (_, signing) => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    expect((await bring(desk, message(id), signing)).status).toBe(401);
    expect((await desk.conversation(id)).messages).toEqual([]);
  });

  it('altered on its way is refused', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    const signature = new Webhook(SECRET).sign('evt_1', new Date(desk.clock.now), 'something else');
    const { status } = await call('POST', `${desk.url}/api/channels/hook/replies`, {
      body: message(id),
      headers: {
        'webhook-id': 'evt_1',
        'webhook-timestamp': String(desk.clock.now / 1000),
        'webhook-signature': signature,
      },
    });
    expect(status).toBe(401);
  });

  it('is told what is wrong with it', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    const incomplete = {
      type: 'consultation.advised',
      data: {
        consultation: id,
        by: 'Priya',
        verdict: 'use-this-instead',
        message: '',
        conditions: [],
      },
    };
    expect((await bring(desk, incomplete)).json.errors).toEqual([
      { path: 'alternative', message: 'name what to use instead' },
    ]);
    expect((await bring(desk, '{"type":')).status).toBe(400);
    expect((await bring(desk, message(crypto.randomUUID()))).status).toBe(404);
    expect((await bring(desk, 'x'.repeat(100_000))).status).toBe(413);
  });

  it('does not go back to the tool it came from', async () => {
    const desk = await aDesk();
    const { id } = await desk.ask();
    await bring(desk, message(id));
    const rows = await desk.db.selectFrom('delivery').select(['kind']).execute();
    expect(rows).toEqual([{ kind: 'request' }]);
  });
});
