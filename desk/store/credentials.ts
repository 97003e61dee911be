import type { Selectable } from 'kysely';

import type { Database, Db } from './database.ts';

type Credential = Pick<Selectable<Database['credential']>, 'id' | 'revoked_at' | 'last_seen_at'>;
interface Asked {
  hash: string;
  found: (credential: Credential | undefined) => void;
  failed: (error: unknown) => void;
}

/** Looks credentials up as they stand now; those that are asked for at once in one query. */
export class Credentials {
  readonly #db: Db;
  #asked: Asked[] = [];

  constructor(db: Db) {
    this.#db = db;
  }

  find(hash: string): Promise<Credential | undefined> {
    return new Promise((found, failed) => {
      if (this.#asked.push({ hash, found, failed }) === 1) setImmediate(() => void this.#look());
    });
  }

  async seen(id: string, now: number): Promise<void> {
    await this.#db
      .updateTable('credential')
      .set({ last_seen_at: now })
      .where('id', '=', id)
      .execute();
  }

  async #look(): Promise<void> {
    const asked = this.#asked;
    this.#asked = [];
    try {
      const rows = await this.#db
        .selectFrom('credential')
        .select(['hash', 'id', 'revoked_at', 'last_seen_at'])
        .where('hash', 'in', [...new Set(asked.map(({ hash }) => hash))])
        .execute();
      const known = new Map(rows.map((row) => [row.hash, row]));
      for (const { hash, found } of asked) found(known.get(hash));
    } catch (error) {
      for (const { failed } of asked) failed(error);
    }
  }
}
