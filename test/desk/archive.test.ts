import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { parseChannels } from '../../desk/channels/config.ts';
import { type AnyDb, LEFT_OUT, TABLES, writeArchive } from '../../desk/store/archive.ts';
import type { Db } from '../../desk/store/database.ts';
import { migrate } from '../../desk/store/migrate.ts';
import { openFolder } from '../../desk/store/open.ts';
import { readArchive } from '../../desk/store/read-archive.ts';
import { webhookTo } from './channels/channel-room.ts';
import { type Place, STORES, connectTo, usePlaces } from './places.ts';
import { aRequest, call, enrol, key, runApp, signIn } from './running-app.ts';

const { own, newFolder, newPlace } = usePlaces();

/** A desk with something in every table. */
async function furnished(place: Place) {
  const channels = parseChannels(
    JSON.stringify({ channels: [webhookTo('http://127.0.0.1:9')], allowHosts: ['127.0.0.1'] }),
    'channels.json',
  );
  const desk = await runApp({ ...place, channels });
  const buyer = await enrol(desk);
  const admin = await signIn(desk, desk.signInToken);
  const body = aRequest({ note: 'Wörter: 日本語, "quotes" \\ and \u2028' });
  const asked = { body, headers: { ...buyer, ...key() } };
  const { text: answer } = await call('POST', `${desk.url}/api/v1/consultations`, asked);
  const own = `${desk.url}/api/inbox/consultations/${body.id}`;
  const write = (to: string, more: object) =>
    call('POST', `${own}/${to}`, { body: { id: randomUUID(), ...more }, headers: admin });
  await write('messages', { text: 'Hello' });
  await write('notes', { text: 'Only for us' });
  await write('advice', { verdict: 'go-ahead', message: 'Go', conditions: [] });
  const entry = { name: 'Outline', domains: ['outline.example'], status: 'approved' };
  await call('PUT', `${desk.url}/api/inbox/catalogue/${randomUUID()}`, {
    body: entry,
    headers: admin,
  });
  await desk.db
    .insertInto('thread')
    .values({
      channel: 'hook',
      consultation: body.id,
      id: '7',
      label: 'Ticket 7',
      url: null,
    })
    .execute();
  await call('PUT', `${desk.url}/api/v1/health`, {
    body: {
      client: { version: '1', browser: 'x' },
      problems: [{ key: 'deskUrl', reason: 'must be https' }],
    },
    headers: buyer,
  });
  return { desk, asked, answer };
}

async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const [table, ...keys] of [...TABLES, ['search_word', 'word', 'consultation']]) {
    let rows = (db as unknown as AnyDb).selectFrom(table!).selectAll();
    for (const column of keys) rows = rows.orderBy(column);
    all[table!] = await rows.execute();
  }
  return all;
}

async function refusal(bytes: Buffer | string, place?: Place): Promise<string> {
  const file = path.join(own.folder, `${randomUUID()}.rp`);
  await writeFile(file, bytes);
  const db = connectTo(place ?? (await newPlace('SQLite')));
  const { message } = await readArchive(db, file).then(
    () => new Error('taken'),
    (e: Error) => e,
  );
  await db.destroy();
  return message;
}

async function whole(): Promise<string> {
  const store = await openFolder(await newFolder());
  const file = path.join(own.folder, `${randomUUID()}.rp`);
  await writeArchive(store.db, file);
  await store.close();
  return gunzipSync(await readFile(file)).toString();
}

describe('an archive', () => {
  it('names every table there is, to be kept or to be left out', async () => {
    const store = await openFolder(path.join(own.folder, 'tables'));
    const tables = await store.db.introspection.getTables();
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      [...TABLES.map(([name]) => name), ...LEFT_OUT].toSorted(),
    );
    await store.close();
  });

  const ways = STORES.flatMap((from) => STORES.map((to) => [from, to] as const));
  it.each(ways)(
    'written on %s is the same desk when it is read on %s',
    { timeout: 60_000 },
    async (from, to) => {
      const { desk, asked, answer } = await furnished(await newPlace(from));
      const file = path.join(own.folder, `${randomUUID()}.rp`);
      const before = await everything(desk.db);
      for (const [table] of TABLES) expect([table, before[table]]).not.toEqual([table, []]);
      await writeArchive(desk.db, file);
      await desk.stop();

      const place = await newPlace(to);
      const db = connectTo(place);
      await readArchive(db, file);
      expect(await everything(db)).toEqual(before);
      await db.destroy();

      const again = await runApp(place);
      expect(again.enrolmentToken).toBeUndefined();
      const replayed = await call('POST', `${again.url}/api/v1/consultations`, asked);
      expect([replayed.status, replayed.text]).toEqual([201, answer]);
      await again.stop();
    },
  );

  it('of an older desk is brought up to date', async () => {
    const old = connectTo(await newPlace('SQLite'));
    await migrate(old, '0002-channels');
    const file = path.join(own.folder, 'old.rp');
    const row = { id: randomUUID(), hash: 'h', hint: 'hint', created_at: 1, revoked_at: null };
    await writeFile(
      file,
      gzipSync(
        [
          { format: 'right-purchase-desk', migration: '0002-channels', at: '2026-01-01' },
          { table: 'enrolment_token', row },
          { end: 1 },
        ]
          .map((line) => `${JSON.stringify(line)}\n`)
          .join(''),
      ),
    );
    await old.destroy();
    const db = connectTo(await newPlace('SQLite'));
    expect(await readArchive(db, file)).toBe(1);
    expect(await db.selectFrom('enrolment_token').selectAll().execute()).toEqual([row]);
    await db.selectFrom('note').selectAll().execute();
    await db.destroy();
  });

  describe('is refused', () => {
    it('where it is something else, or cut off', async () => {
      expect(await refusal('hello')).toMatch(/not an archive/);
      expect(await refusal(gzipSync('hello'))).toMatch(/not an archive/);
      const text = await whole();
      expect(await refusal(gzipSync(`${text.split('\n')[0]}\n`))).toMatch(/its end is missing/);
      expect(await refusal(gzipSync(text).subarray(0, 40))).toMatch(
        /not an archive|end is missing/,
      );
    });

    it('where a newer desk wrote it', async () => {
      const text = (await whole()).replace(/"migration":"[^"]+"/, '"migration":"9999-x"');
      expect(await refusal(gzipSync(text))).toMatch(/newer desk/);
    });

    it('where there is a desk already', async () => {
      const place = { folder: await newFolder() };
      await (await openFolder(place.folder)).close();
      expect(await refusal(gzipSync(await whole()), place)).toMatch(/restore into a new one/);
    });
  });
});
