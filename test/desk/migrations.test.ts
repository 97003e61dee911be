import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { listedOf } from '../../desk/listed.ts';
import type { AnyDb } from '../../desk/store/archive.ts';
import { erasableOf } from '../../desk/store/erase.ts';
import { migrate } from '../../desk/store/migrate.ts';
import { STORES, connectTo, usePlaces } from './places.ts';
import { aRequest, call, runApp, signIn } from './running-app.ts';

const { newPlace } = usePlaces();

const VENDOR = { name: 'Acme', domain: 'acme.example' };
const BUYER = { name: 'Mara', email: 'Mara@corp.example', team: 'Marketing' };
const WORDS = ['acme', 'mara'];
/** More than are brought up to date at once. */
const COUNT = 501;

/** A request as desks of that version stored it: the list had no columns of its own at first. */
function oldRow(version: string, received_at: number, more: { turn: string; assignee?: string }) {
  const request = aRequest({ vendor: VENDOR, buyer: BUYER });
  const dueAt = received_at + 1000;
  return {
    id: request.id,
    credential: 'c',
    received_at,
    changed_at: received_at,
    revision: 1,
    buyer_revision: 1,
    status: 'open',
    urgency: dueAt,
    vendor_key: 'acme.example',
    level: 'talk',
    words: WORDS.join(' '),
    request: JSON.stringify(request),
    ...more,
    ...(version < '0009'
      ? {}
      : {
          listed: JSON.stringify(listedOf(request, { receivedAt: received_at, dueAt })),
          email_key: BUYER.email.toLowerCase(),
        }),
  };
}

/** Fills a database of that version, and says which requests are in it, the oldest first. */
async function fill(old: AnyDb, version: string): Promise<string[]> {
  const token = { id: 't', hash: 't', hint: 't', created_at: 1 };
  await old.insertInto('enrolment_token').values(token).execute();
  const browser = { client_version: '1', client_browser: 'x', created_at: 1, last_seen_at: 1 };
  await old
    .insertInto('credential')
    .values({ id: 'c', hash: randomUUID(), enrolment_token: 't', ...browser })
    .execute();
  const jo = { id: randomUUID(), name: 'Jo', role: 'advisor', created_at: 1 };
  await old.insertInto('advisor').values(jo).execute();
  const rows = Array.from({ length: COUNT }, (_, n) =>
    oldRow(version, 1_790_000_000_000 + n, { turn: n === 500 ? 'nobody' : 'it', assignee: jo.id }),
  );
  await old.insertInto('consultation').values(rows).execute();
  const words = rows.flatMap(({ id, received_at }) =>
    WORDS.map((word) => ({ word, received_at, consultation: id })),
  );
  await old.insertInto('search_word').values(words).execute();
  return rows.map(({ id }) => id);
}

const VERSIONS = ['0008-sign-out', '0009-list', '0010-demand', '0011-assigned'];

describe.each(STORES)('on %s', (store) => {
  it.each(VERSIONS)(
    'a database of a desk at %s lists and finds what is in it, and whose it is',
    { timeout: 60_000 },
    async (version) => {
      const place = await newPlace(store);
      const old = connectTo(place);
      await migrate(old, version);
      const ids = await fill(old as unknown as AnyDb, version);
      await old.destroy();

      const desk = await runApp(place);
      const headers = await signIn(desk, desk.signInToken);
      const listed = async (query: string) =>
        (await call('GET', `${desk.url}/api/inbox/consultations?${query}`, { headers })).json.items;
      const idsOf = async (query: string) =>
        (await listed(query)).map(({ id }: { id: string }) => id);
      expect(await idsOf('filter=open')).toEqual(ids.slice(0, 50));
      expect((await listed('filter=open'))[0]).toMatchObject({
        receivedAt: '2026-09-21T14:13:20.000Z',
        dueAt: '2026-09-21T14:13:21.000Z',
        vendor: VENDOR,
        buyer: BUYER,
        assignee: { name: 'Jo' },
      });
      expect(await idsOf('filter=answered&search=acm')).toEqual(ids.slice(500));
      expect(await idsOf('filter=open&search=mara')).toEqual(ids.slice(480, 500).toReversed());
      expect((await erasableOf(desk.db, 'mara@corp.example')).consultations).toBe(COUNT);
      await desk.stop();
    },
  );
});
