import { existsSync, mkdirSync } from 'node:fs';

import type { Erased } from './inbox-contract/erasure.ts';
import { jsonLog } from './log.ts';
import type { Options } from './options.ts';
import { writeArchive } from './store/archive.ts';
import type { Db } from './store/database.ts';
import { erasePerson } from './store/erase.ts';
import { lockFolder } from './store/folder-lock.ts';
import { connect, fileIn } from './store/open.ts';
import { readArchive } from './store/read-archive.ts';

export type Command = Exclude<Options['command'], []>;

/** Does what was asked for beside the desk. Returns what to say about it. */
export async function runCommand([name, what]: Command, options: Options): Promise<string> {
  switch (name) {
    case 'backup':
      return withDatabase(options, async (db) => {
        const rows = await writeArchive(db, what);
        return `${rows} rows are in ${what}. It holds what people wrote: keep it as safe as the desk.`;
      });
    case 'restore':
      return restore(what, options);
    case 'erase':
      return withDatabase(options, async (db) =>
        told(await db.transaction().execute((tx) => erasePerson(tx, what))),
      );
  }
}

async function withDatabase(options: Options, act: (db: Db) => Promise<string>): Promise<string> {
  if (!options.database && !existsSync(fileIn(options.data)))
    throw new Error(`there is no desk in ${options.data}`);
  const db = connect(options, jsonLog);
  try {
    return await act(db);
  } finally {
    await db.destroy();
  }
}

async function restore(file: string, options: Options): Promise<string> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  if (!options.database) mkdirSync(options.data, { recursive: true, mode: 0o700 });
  const unlock = options.database ? () => {} : lockFolder(options.data);
  const db = connect(options, jsonLog);
  try {
    const rows = await readArchive(db, file);
    return `${rows} rows are back. Start the desk with --sign-in-link: nobody is signed in.`;
  } finally {
    await db.destroy();
    unlock();
  }
}

function told({ consultations, browsers, copies }: Erased): string {
  const lines = copies.map(({ channel, label, url }) =>
    ['  ', channel, label, url].filter(Boolean).join(' '),
  );
  return [
    `Deleted: ${consultations} requests with all that belongs to them, ${browsers} browsers.`,
    ...(lines.length > 0 ? ['Copies are still in other tools; delete them there:', ...lines] : []),
    'Backups written before still hold it until they are thrown away.',
  ].join('\n');
}
