import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { AnyDb } from '../../desk/store/archive.ts';
import { erasableOf } from '../../desk/store/erase.ts';
import { migrate } from '../../desk/store/migrate.ts';
import { connect } from '../../desk/store/open.ts';
import { hasPostgres, newDatabase, startPostgres } from './postgres.ts';
import { aRequest, call, runApp, signIn } from './running-app.ts';

let folder: string;
let stopPostgres: (() => Promise<void>) | undefined;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  if (hasPostgres()) stopPostgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await stopPostgres?.();
  await rm(folder, { recursive: true });
}, 60_000);

const VENDOR = { name: 'Acme', domain: 'acme.example' };
const BUYER = { name: 'Mara', email: 'Mara@corp.example', team: 'Marketing' };

/** A request as desks stored it before there were columns for the list. */
function oldRow(received_at: number) {
  const request = aRequest({ vendor: VENDOR, buyer: BUYER });
  return {
    id: request.id,
    credential: 'c',
    received_at,
    changed_at: received_at,
    revision: 1,
    buyer_revision: 1,
    status: 'open',
    turn: 'it',
    urgency: received_at + 1000,
    vendor_key: 'acme.example',
    level: 'talk',
    words: 'acme mara',
    request: JSON.stringify(request),
  };
}

describe('a database of a desk before the list had columns of its own', () => {
  it.each(['SQLite', 'PostgreSQL'].filter((store) => store === 'SQLite' || hasPostgres()))(
    'on %s lists what is in it, and finds whose it is',
    { timeout: 60_000 },
    async (store) => {
      const database = store === 'SQLite' ? undefined : await newDatabase();
      const own = await mkdtemp(path.join(folder, 'desk-'));
      const old = connect({ data: own, database }, () => {});
      await migrate(old, '0008-sign-out');
      const tables = old as unknown as AnyDb;
      const token = { id: 't', hash: 't', hint: 't', created_at: 1 };
      await tables.insertInto('enrolment_token').values(token).execute();
      const browser = { client_version: '1', client_browser: 'x', created_at: 1, last_seen_at: 1 };
      await tables
        .insertInto('credential')
        .values({ id: 'c', hash: randomUUID(), enrolment_token: 't', ...browser })
        .execute();
      // More than are brought up to date at once.
      const rows = Array.from({ length: 501 }, (_, n) => oldRow(1_790_000_000_000 + n));
      await tables.insertInto('consultation').values(rows).execute();
      await old.destroy();

      const desk = await runApp(database ? { database } : { folder: own });
      const headers = await signIn(desk, desk.signInToken);
      const url = `${desk.url}/api/inbox/consultations?filter=open`;
      const { json } = await call('GET', url, { headers });
      expect(json.items.map(({ id }: { id: string }) => id)).toEqual(
        rows.slice(0, 50).map(({ id }) => id),
      );
      expect(json.items[0]).toMatchObject({
        receivedAt: '2026-09-21T14:13:20.000Z',
        dueAt: '2026-09-21T14:13:21.000Z',
        vendor: VENDOR,
        buyer: BUYER,
      });
      expect((await erasableOf(desk.db, 'mara@corp.example')).consultations).toBe(501);
      await desk.stop();
    },
  );
});
