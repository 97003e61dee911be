import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { detail } from '../../desk/inbox-contract/detail.ts';
import { type Inbox, advice, openInbox } from './inbox-room.ts';
import { aRequest, call } from './running-app.ts';

let room: Inbox;
beforeEach(async () => {
  room = await openInbox();
});
afterEach(() => room.desk.stop());

const unread = async () => (await room.listed('filter=all')).items[0]!.unread;

describe('the list', () => {
  it('sorts each consultation under who is to act next', async () => {
    const [open, talk, done, withdrawn] = [
      await room.ask(),
      await room.ask(),
      await room.ask(),
      await room.ask(),
    ];
    await room.send('POST', `/consultations/${talk}/advice`, advice({ verdict: 'lets-talk' }));
    await room.send('POST', `/consultations/${done}/advice`, advice());
    await room.asBuyer(`/${withdrawn}/withdrawal`, {});
    expect(await room.idsOf('filter=open')).toEqual([open]);
    expect(await room.idsOf('filter=waiting')).toEqual([talk]);
    expect((await room.idsOf('filter=answered')).toSorted()).toEqual([done, withdrawn].toSorted());
    expect(await room.idsOf('filter=mine')).toEqual([talk]);
    expect((await room.listed('')).counts).toEqual({ open: 1, mine: 1, waiting: 1 });
  });

  it('puts what is due first on top, or the newest, or the oldest', async () => {
    const go = await room.ask({ assessment: { level: 'go', reasons: [], alternatives: [] } });
    room.desk.clock.now += 60_000;
    const consult = await room.ask({
      assessment: { level: 'consult', reasons: [], alternatives: [] },
    });
    room.desk.clock.now += 60_000;
    const needed = await room.ask({ neededBy: '2026-11-20' });
    expect(await room.idsOf('sort=urgency')).toEqual([needed, consult, go]);
    expect(await room.idsOf('sort=newest')).toEqual([needed, consult, go]);
    expect(await room.idsOf('sort=oldest')).toEqual([go, consult, needed]);
  });

  it('finds by the beginnings of words, whatever their case and accents', async () => {
    const acme = await room.ask({ vendor: { name: 'Ácme Boards' }, note: 'for Zürich' });
    await room.ask({ vendor: { name: 'Other' }, offer: {}, note: 'nothing', buyer: {} });
    expect(await room.idsOf('search=acm')).toEqual([acme]);
    expect(await room.idsOf('search=ZURI+boa')).toEqual([acme]);
    expect(await room.idsOf('search=acme+nothing')).toEqual([]);
    expect(await room.idsOf(`search=${encodeURIComponent("%' or 1=1 --")}`)).toEqual([]);
  });

  it('goes on from page to page without leaving any out', async () => {
    for (let n = 0; n < 120; n++) await room.ask();
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await room.listed(`sort=newest${after ? `&after=${after}` : ''}`);
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
  });

  it('marks what the buyer did since I looked as unread', async () => {
    const id = await room.ask();
    expect(await unread()).toBe(true);
    await room.send('PUT', `/consultations/${id}/seen`, { revision: 1 });
    expect(await unread()).toBe(false);
    await room.send('POST', `/consultations/${id}/messages`, { id: randomUUID(), text: 'Why?' });
    expect(await unread()).toBe(false);
    await room.reply(id, 'Because.');
    expect(await unread()).toBe(true);
  });
});

describe('one consultation', () => {
  it('shows all that was sent, what the catalogue says, and who else is asking', async () => {
    const entry = { name: 'Acme Boards', domains: ['acmeboards.example'], status: 'under-review' };
    await room.send('PUT', `/catalogue/${randomUUID()}`, entry);
    const today = room.desk.clock.now;
    room.desk.clock.now -= 181 * 24 * 60 * 60 * 1000;
    await room.ask({ buyer: { team: 'Finance, long ago' } });
    room.desk.clock.now = today;
    await room.ask({ buyer: { team: 'Sales' } });
    await room.ask({ buyer: { team: 'sales' } });
    await room.ask({ buyer: { team: 'Legal' } });
    await room.ask({ vendor: { name: 'Other' } });
    const request = aRequest();
    await room.ask(request);
    const shown = detail.parse((await room.get(`/consultations/${request.id}`)).json);
    expect(shown.request).toEqual(request);
    expect(shown.catalogue).toEqual([entry]);
    expect(shown.sameVendor).toMatchObject({ count: 4, teams: 3 });
    expect(shown.sameVendor.items).toContainEqual(
      expect.objectContaining({ team: 'Legal', plan: 'Pro', seats: 12 }),
    );
  });

  it('says what the vendor directory knows of the vendor, and nothing of one it does not know', async () => {
    const known = await room.ask({ vendor: { name: 'Airtable', domain: 'airtable.com' } });
    const shown = detail.parse((await room.get(`/consultations/${known}`)).json);
    expect(shown.vendorFacts).toMatchObject({
      name: 'Airtable',
      singleSignOn: [{ source: expect.stringMatching(/^https:/) }],
    });
    const other = await room.ask();
    expect((await room.get(`/consultations/${other}`)).json).not.toHaveProperty('vendorFacts');
  });

  it('is answered in one call: the buyer sees the advice, and I have taken it over', async () => {
    await room.send('PUT', '/session', { name: 'Priya in IT' });
    const id = await room.ask();
    const given = advice({
      verdict: 'go-ahead-with-conditions',
      conditions: ['Use single sign-on.'],
      link: 'https://intranet.example/sso',
    });
    const answered = await room.send('POST', `/consultations/${id}/advice`, given);
    expect(answered.json.summary).toMatchObject({ status: 'answered', verdict: given.verdict });
    expect(answered.json.summary.assignee.name).toBe('Priya in IT');
    const told = await call('GET', `${room.desk.url}/api/v1/consultations/${id}`, {
      headers: room.buyer,
    });
    expect(told.json).toMatchObject({ status: 'answered', revision: 2 });
    expect(told.json.advice).toMatchObject([{ ...given, by: 'Priya in IT' }]);
  });

  it('takes the same press twice as one', async () => {
    const id = await room.ask();
    const given = advice();
    await room.send('POST', `/consultations/${id}/advice`, given);
    const { json } = await room.send('POST', `/consultations/${id}/advice`, given);
    expect(json.conversation).toMatchObject({ revision: 2, advice: [{ id: given.id }] });
  });

  it('goes back to IT when the buyer answers, and can be handed to a colleague', async () => {
    const id = await room.ask();
    await room.send('POST', `/consultations/${id}/advice`, advice());
    await room.reply(id, 'And for the whole team?');
    expect(await room.idsOf('filter=open')).toEqual([id]);
    const tom = await room.invite('Tom');
    const me = (await call('GET', `${room.inbox}/session`, { headers: tom })).json;
    await room.send('PATCH', `/consultations/${id}`, { assignee: me.id, status: 'in-review' });
    const mine = await call('GET', `${room.inbox}/consultations?filter=mine`, { headers: tom });
    expect(mine.json.items).toMatchObject([{ id, status: 'in-review', assignee: { name: 'Tom' } }]);
    const nobody = await room.send('PATCH', `/consultations/${id}`, { assignee: randomUUID() });
    expect(nobody.json).toMatchObject({ status: 422, errors: [{ path: 'assignee' }] });
  });

  it.each([
    ['another product without its name', { verdict: 'use-this-instead' }, 'alternative'],
    ['conditions without one', { verdict: 'go-ahead-with-conditions' }, 'conditions'],
    ['a link that is not https', { link: 'javascript:alert(1)' }, 'link'],
    ['an unknown verdict', { verdict: 'no' }, 'verdict'],
  ])('refuses advice of %s', async (_, more, path) => {
    const id = await room.ask();
    const { json } = await room.send('POST', `/consultations/${id}/advice`, advice(more));
    expect(json).toMatchObject({ status: 422, errors: [{ path }] });
  });

  it('gives hostile text back as the text it is', async () => {
    const evil = '"><img src=x onerror=alert(1)>{{7*7}}<script>alert(1)</script>';
    const id = await room.ask({ vendor: { name: evil }, note: evil });
    const answer = await room.get(`/consultations/${id}`);
    expect(answer.json.request).toMatchObject({ vendor: { name: evil }, note: evil });
    expect(answer.headers.get('content-type')).toContain('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
