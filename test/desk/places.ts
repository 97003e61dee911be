import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll } from 'vitest';

import type { Db } from '../../desk/store/database.ts';
import { connect } from '../../desk/store/open.ts';
import { hasPostgres, newDatabase, startPostgres } from './postgres.ts';

export type StoreName = 'SQLite' | 'PostgreSQL';
/** Those that can be tried on this machine. */
export const STORES: readonly StoreName[] = hasPostgres() ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

/** Where a desk's database is or will be. */
export type Place = { folder: string } | { database: string };

/** While a file's tests run: a folder of their own, and a PostgreSQL where there is one. */
export function usePlaces() {
  const own = { folder: '' };
  let stopPostgres: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    own.folder = await mkdtemp(path.join(tmpdir(), 'places-'));
    if (hasPostgres()) stopPostgres = await startPostgres();
  }, 60_000);
  afterAll(async () => {
    await stopPostgres?.();
    await rm(own.folder, { recursive: true });
  }, 60_000);
  const newFolder = () => mkdtemp(path.join(own.folder, 'desk-'));
  return {
    own,
    newFolder,
    newPlace: async (store: StoreName): Promise<Place> =>
      store === 'SQLite' ? { folder: await newFolder() } : { database: (await newDatabase())! },
  };
}

export const connectTo = (place: Place): Db =>
  connect('folder' in place ? { data: place.folder } : { data: '', ...place }, () => {});
