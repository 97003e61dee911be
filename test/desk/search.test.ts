import { randomUUID } from 'node:crypto';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Inbox, advice, openInbox } from './inbox-room.ts';

let room: Inbox;
beforeEach(async () => {
  room = await openInbox();
});
afterEach(() => room.desk.stop());

/** Everything that a search finds, from page to page. */
async function found(query: string): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await room.listed(`${query}${after ? `&after=${after}` : ''}`);
    ids.push(...page.items.map(({ id }: { id: string }) => id));
    after = page.next;
  } while (after);
  return ids;
}

const asked = async (vendor: string, note: string): Promise<string> => {
  room.desk.clock.now += 1000;
  return room.ask({ vendor: { name: vendor }, offer: {}, buyer: {}, note });
};

/** The filters under which there is one with the word. */
async function filtersWith(word: string): Promise<string[]> {
  const filters = ['open', 'waiting', 'mine', 'answered', 'all'];
  const pages = await Promise.all(
    filters.map((filter) => found(`filter=${filter}&search=${word}`)),
  );
  return filters.filter((_, n) => pages[n]!.length > 0);
}

const asIt = (id: string, what: string, body: object) =>
  room.send('POST', `/consultations/${id}/${what}`, body);

describe('searching among many', () => {
  it('finds each of those that have a common word, newest first, however many pages that takes', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 130; n++) ids.push(await asked('Acme', `number ${n}`));
    expect(await found('filter=all&search=acme')).toEqual(ids.toReversed());
    expect(await found('filter=all&search=acme+number+7')).toEqual(
      ids.filter((_, n) => String(n).startsWith('7')).toReversed(),
    );
  });

  it('finds by a beginning that very many words have', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) ids.push(await asked(`Xy${n}`, 'x'));
    await asked('Other', 'y');
    expect(await found('filter=all&search=xy')).toEqual(ids.toReversed());
    expect(await found('filter=all&search=x+xy4')).toEqual(
      ids.filter((_, n) => String(n).startsWith('4')).toReversed(),
    );
  });

  it('finds the few that are open among the many that are not', async () => {
    const open = await asked('Acme', 'still open');
    const many: string[] = [];
    for (let n = 0; n < 110; n++) many.push(await asked('Acme', 'done'));
    for (const id of many) await asIt(id, 'advice', advice());
    expect(await found('filter=open&search=acme')).toEqual([open]);
    expect(await found('filter=answered&search=acme')).toEqual(many.toReversed());
  });

  it('finds a request where it stands, whoever is to act', async () => {
    const id = await asked('Acme', 'soon');
    expect(await filtersWith('soon')).toEqual(['open', 'all']);
    await asIt(id, 'messages', { id: randomUUID(), text: 'Which plan?' });
    expect(await filtersWith('soon')).toEqual(['waiting', 'mine', 'all']);
    await asIt(id, 'advice', advice());
    expect(await filtersWith('soon')).toEqual(['answered', 'all']);
    await room.send('PATCH', `/consultations/${id}`, { status: 'in-review' });
    expect(await filtersWith('soon')).toEqual(['open', 'mine', 'all']);
  });
});
