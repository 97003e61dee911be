import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { type VendorDirectory, openFacts } from '../lib/vendors/find-facts.ts';

const FILE = join(import.meta.dirname, '../public/vendor-facts.json');

let directory: Promise<VendorDirectory> | undefined;

/** The same directory that browsers carry; read at the first request that is looked at. */
export function vendorDirectory(): Promise<VendorDirectory> {
  directory ??= readFile(FILE, 'utf8').then((text) => openFacts(JSON.parse(text)));
  return directory;
}
