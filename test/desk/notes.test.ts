import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { eventually } from '../e2e/eventually.ts';
import { aPeer, runDesk, webhookTo } from './channels/channel-room.ts';
import { advice } from './inbox-room.ts';
import { call } from './running-app.ts';

const SECRET = 'Their CFO is furious with Acme: push for half the price.';

/** A desk with a tool, one request, and a note on it. */
async function openWithNote() {
  const tool = await aPeer(() => ({ status: 200 }));
  const desk = await runDesk([webhookTo(tool.url)]);
  const { id } = await desk.ask();
  const inbox = `${desk.url}/api/inbox/consultations/${id}`;
  const send = (path: string, body: object) =>
    call('POST', `${inbox}${path}`, { body, headers: desk.advisor });
  const asBuyer = (path: string, headers: Record<string, string> = {}) =>
    call('GET', `${desk.url}/api/v1${path}`, { headers: { ...desk.buyer, ...headers } });
  const note = { id: randomUUID(), text: SECRET };
  const before = await asBuyer(`/consultations/${id}`);
  const { json } = await send('/notes', note);
  return { tool, desk, id, send, asBuyer, note, before, json };
}

describe('a note among advisors', () => {
  it('is there for advisors, with who wrote it and when', async () => {
    const { json, note, send } = await openWithNote();
    expect(json.notes).toEqual([{ ...note, by: 'IT', at: '2026-11-24T09:00:00.000Z' }]);
    const again = await send('/notes', note);
    expect(again.json.notes).toHaveLength(1);
    const gone = await send('/notes/removal', { id: note.id });
    expect(gone.json.notes).toEqual([]);
    expect((await send('/notes/removal', { id: note.id })).status).toBe(404);
  });

  it('never leaves through the buyer’s side, nor does it show that there is one', async () => {
    const { before, asBuyer, id } = await openWithNote();
    const unchanged = { 'if-none-match': before.headers.get('etag')! };
    expect((await asBuyer(`/consultations/${id}`, unchanged)).status).toBe(304);
    for (const path of [`/consultations/${id}`, '/consultations', '/organisation'])
      expect((await asBuyer(path)).text).not.toContain('CFO');
  });

  it('never goes to a tool, whatever else goes there', async () => {
    const { tool, desk, id, send } = await openWithNote();
    await send('/advice', advice());
    await desk.writeAsBuyer(id, 'And the yearly plan?');
    await desk.writeAsIt(id, 'That one too.');
    await eventually('the tool has all four', async () => tool.seen.length >= 4 || undefined);
    expect(tool.seen.map(({ body }) => body).join('\n')).toContain('That one too.');
    expect(JSON.stringify(tool.seen)).not.toContain('CFO');
    expect(desk.logged.join('\n')).not.toContain('CFO');
  });

  it.each([
    ['nothing', ''],
    ['more than anybody reads', 'x'.repeat(4001)],
  ])('of %s is refused', async (_, text) => {
    const { send } = await openWithNote();
    const refused = await send('/notes', { id: randomUUID(), text });
    expect(refused.json).toMatchObject({ status: 422, errors: [{ path: 'text' }] });
  });
});
