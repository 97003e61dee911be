import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Insights, insights } from '../../../desk/insights/contract.ts';
import { fillInFigures } from '../../../desk/store/inbox-tables.ts';
import type { Request } from '../../../lib/consultation/consultation.ts';
import { type Inbox, advice, openInbox } from '../inbox-room.ts';
import { call } from '../running-app.ts';

const DAY = 86_400_000;

let room: Inbox;
beforeEach(async () => {
  room = await openInbox();
});
afterEach(() => room.desk.stop());

const read = async (query = ''): Promise<Insights> =>
  insights.parse((await room.get(`/insights${query}`)).json);

/** Five colleagues ask, IT answers after an hour, they drop it and found the advice useful. */
async function fiveAskAndDrop(more: Partial<Request> = {}) {
  const ids = [];
  for (let n = 0; n < 5; n++) ids.push(await room.ask(more));
  room.desk.clock.now += 3_600_000;
  for (const id of ids) {
    await room.send('POST', `/consultations/${id}/advice`, advice());
    const at = '2026-11-24T10:00:00.000Z';
    await room.asBuyer(`/${id}/outcome`, { result: 'dropped', useful: true, at });
  }
}

describe('the insights of a desk', () => {
  it('come from requests, answers and outcomes alone', async () => {
    await fiveAskAndDrop();
    expect(await read()).toMatchObject({
      from: '2026-11-24',
      to: '2026-11-24',
      requests: 5,
      unanswered: 0,
      firstAnswer: { answered: 5, medianMs: 3_600_000, p90Ms: 3_600_000 },
      useful: { asked: 5, yes: 5 },
      vendors: [{ name: 'Acme Boards', count: 5, teams: 1 }],
      spend: [{ currency: 'EUR', count: 5, minor: 5 * 12 * 14_400, unspent: { count: 5 } }],
    });
  });

  it('name nobody: no person, no team, no address, no note', async () => {
    await fiveAskAndDrop();
    const { text } = await room.get('/insights');
    expect(text).not.toMatch(/mara|marketing|corp\.example|campaign/i);
  });

  it('keep to the days asked for, both ends counted', async () => {
    room.desk.clock.now -= 3 * DAY;
    for (let n = 0; n < 6; n++) await room.ask();
    room.desk.clock.now += 3 * DAY;
    for (let n = 0; n < 5; n++) await room.ask();
    expect((await read()).requests).toBe(11);
    expect((await read('?to=2026-11-23')).requests).toBe(6);
    expect((await read('?from=2026-11-22')).requests).toBe(5);
    expect((await read('?from=2026-11-21&to=2026-11-24')).requests).toBe(11);
    expect(await read('?from=0001-01-01&to=9999-12-31')).toMatchObject({ to: '2026-11-24' });
  });

  it.each([
    ['?from=2026-11-24&to=2026-11-01', 'to'],
    ['?from=yesterday', 'from'],
  ])('refuse %s', async (query, path) => {
    expect((await room.get(`/insights${query}`)).json).toMatchObject({
      status: 422,
      errors: [{ path }],
    });
  });

  it('tell the sides of a hold-out where requests say theirs', async () => {
    for (let n = 0; n < 6; n++) await room.ask({ holdOut: { percent: 20, isHeldOut: n === 5 } });
    expect((await read()).holdOut).toEqual([{ percent: 20, nudged: 5 }]);
  });

  it('are for advisors', async () => {
    expect((await call('GET', `${room.inbox}/insights`)).status).toBe(401);
  });

  it('count also what was asked before there were insights', async () => {
    await fiveAskAndDrop();
    const before = await read();
    const { db } = room.desk;
    for (const name of ['level', 'currency', 'yearly_minor', 'result', 'useful'] as const)
      await db
        .updateTable('consultation')
        .set({ [name]: null })
        .execute();
    expect(await read()).not.toEqual(before);
    await fillInFigures(db);
    expect(await read()).toEqual(before);
  });
});
