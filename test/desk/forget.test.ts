import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { tidy } from '../../desk/housekeeping.ts';
import { type AnyDb, LEFT_OUT, TABLES } from '../../desk/store/archive.ts';
import { insertConsultations, newRow } from '../../desk/store/consultations.ts';
import { aPeer, runDesk, webhookTo } from './channels/channel-room.ts';
import { advice } from './inbox-room.ts';
import { aRequest, call, enrol, key } from './running-app.ts';

const DAY = 24 * 60 * 60 * 1000;
const MARA = { name: 'Mara Lindqvist', email: 'Mara@corp.example', team: 'Marketing' };

/** A desk whose channel takes everything, and short ways to do what buyers and IT do. */
async function furnished() {
  const peer = await aPeer(() => ({ status: 200, body: '' }));
  const desk = await runDesk([webhookTo(peer.url)]);
  const askFrom = async (buyer: Record<string, string>, more: object): Promise<string> => {
    const body = aRequest(more);
    const headers = { ...buyer, ...key() };
    await call('POST', `${desk.url}/api/v1/consultations`, { body, headers });
    return body.id;
  };
  const asIt = (path: string, body: object) =>
    call('POST', `${desk.url}/api/inbox${path}`, { body, headers: desk.advisor });
  const isThere = async (buyer: Record<string, string>, id: string): Promise<boolean> =>
    (await call('GET', `${desk.url}/api/v1/consultations/${id}`, { headers: buyer })).status ===
    200;
  return { desk, askFrom, asIt, isThere };
}

/** Everything that stands anywhere in the database, as text. */
async function wholeText(db: AnyDb): Promise<string> {
  const names = [...TABLES.map(([name]) => name), ...LEFT_OUT];
  const tables = await Promise.all(names.map((name) => db.selectFrom(name).selectAll().execute()));
  return JSON.stringify(tables).toLowerCase();
}

describe('erasing one person’s data', () => {
  it('leaves nothing of them in any table, all of the others, and names the copies', async () => {
    const { desk, askFrom, asIt, isThere } = await furnished();
    const [hers, shared] = [await enrol(desk), await enrol(desk)];
    const named = await askFrom(hers, { buyer: MARA, note: 'Zebra plans' });
    await askFrom(hers, { buyer: undefined, note: 'Unsigned heron' });
    await askFrom(shared, { buyer: { ...MARA, email: 'mara@CORP.example' }, note: 'Otter' });
    const other = await askFrom(shared, {
      buyer: { email: 'jo@corp.example' },
      note: 'Kept badger',
    });
    await desk.later(0);
    await asIt(`/consultations/${named}/messages`, { id: randomUUID(), text: 'Dear Mara, ferret' });
    await asIt(`/consultations/${named}/notes`, { id: randomUUID(), text: 'Mara again: weasel' });
    await asIt(`/consultations/${named}/advice`, { ...advice(), message: 'Mara, stoat' });
    await call('POST', `${desk.url}/api/v1/consultations/${named}/messages`, {
      body: { id: randomUUID(), text: 'It is me, lemur' },
      headers: { ...hers, ...key() },
    });
    await expect
      .poll(() => desk.channels(named).then((states) => states[0]?.state))
      .toBe('delivered');

    const before = await wholeText(desk.db as unknown as AnyDb);
    const preview = await asIt('/erasures/preview', { email: ' mara@corp.example' });
    expect(await wholeText(desk.db as unknown as AnyDb)).toBe(before);
    const { status, json } = await asIt('/erasures', { email: 'mara@corp.example' });
    expect(status).toBe(200);
    expect(preview.json).toEqual(json);
    expect([json.consultations, json.browsers]).toEqual([3, 1]);
    expect(json.copies).toContainEqual({ channel: 'Webhook' });
    const left = await wholeText(desk.db as unknown as AnyDb);
    expect(left).not.toMatch(/mara|lindqvist|zebra|heron|otter|ferret|weasel|stoat|lemur/);
    expect(left).not.toContain(named);
    expect(left).toContain('kept badger');
    expect(await isThere(shared, other)).toBe(true);
    expect(
      (await call('GET', `${desk.url}/api/v1/consultations`, { headers: shared })).json.items,
    ).toHaveLength(1);
    expect((await call('GET', `${desk.url}/api/v1/consultations`, { headers: hers })).status).toBe(
      401,
    );
  });

  it('is for administrators, and does nothing for an address nobody gave', async () => {
    const { desk, asIt } = await furnished();
    await desk.ask();
    const none = await asIt('/erasures', { email: 'a_a%@corp.example' });
    expect(none.json).toEqual({ consultations: 0, browsers: 0, copies: [] });
    await desk.db.updateTable('advisor').set({ role: 'advisor' }).execute();
    for (const path of ['/erasures/preview', '/erasures'])
      expect((await asIt(path, { email: 'mara@corp.example' })).status).toBe(403);
  });
});

describe('keeping only so long', () => {
  it('deletes what was done long ago, nothing that somebody is to act on, nothing younger', async () => {
    const { desk, askFrom, asIt, isThere } = await furnished();
    const buyer = await enrol(desk);
    const [done, open] = [await askFrom(buyer, { note: 'Old ibis' }), await askFrom(buyer, {})];
    await asIt(`/consultations/${done}/advice`, advice());
    desk.clock.now += 40 * DAY;
    const young = await askFrom(buyer, {});
    await asIt(`/consultations/${young}/advice`, advice());

    await tidy(desk.db, desk.clock.now, 41);
    expect(await isThere(buyer, done)).toBe(true);
    await tidy(desk.db, desk.clock.now, 30);
    const { json } = await call('GET', `${desk.url}/api/v1/consultations`, { headers: buyer });
    expect(json.items.map(({ id }: { id: string }) => id).toSorted()).toEqual(
      [open, young].toSorted(),
    );
    const left = await wholeText(desk.db as unknown as AnyDb);
    expect(left).not.toMatch(/ibis/);
    expect(left).not.toContain(done);
  });

  it('gives others their turn in between', async () => {
    const { desk } = await furnished();
    await enrol(desk);
    const { id } = await desk.db.selectFrom('credential').select('id').executeTakeFirstOrThrow();
    const done = Array.from({ length: 201 }, () => ({
      ...newRow(id, aRequest(), 0),
      turn: 'nobody' as const,
    }));
    await desk.db.transaction().execute((tx) => insertConsultations(tx, done));
    let turns = 0;
    const others = setInterval(() => (turns += 1), 0);
    await tidy(desk.db, desk.clock.now, 30);
    clearInterval(others);
    expect(await desk.db.selectFrom('consultation').selectAll().execute()).toEqual([]);
    expect(turns).toBeGreaterThan(0);
  });

  it('keeps everything unless told otherwise', async () => {
    const { desk, askFrom, asIt, isThere } = await furnished();
    const buyer = await enrol(desk);
    const done = await askFrom(buyer, {});
    await asIt(`/consultations/${done}/advice`, advice());
    await tidy(desk.db, desk.clock.now + 4000 * DAY);
    expect(await isThere(buyer, done)).toBe(true);
  });
});
