/** Writes public/managed-schema.json from lib/policy. Run it after a change there; a test fails until then. */
import { writeFile } from 'node:fs/promises';

import { managedSchema } from '../lib/policy/managed-schema.ts';

const file = new URL('../public/managed-schema.json', import.meta.url);
await writeFile(file, `${JSON.stringify(managedSchema(), null, 2)}\n`);
