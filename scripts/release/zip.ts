import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { zipSync } from 'fflate';

/** Contents by path, with forward slashes. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** The first moment a zip can tell, read as local time because that is how it is written. */
const ALWAYS = new Date(1980, 0, 1);

/** The same files give the same bytes, in whatever order, at whatever time and by whomever they were written. */
export function zip(files: Files): Uint8Array<ArrayBuffer> {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: ALWAYS });
}

export function readFolder(folder: string): Files {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return readFiles(
    folder,
    files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))),
  );
}

export const readFiles = (folder: string, names: string[]): Files =>
  new Map(
    names.map((name) => [
      name.replaceAll('\\', '/'),
      new Uint8Array(readFileSync(path.join(folder, name))),
    ]),
  );
