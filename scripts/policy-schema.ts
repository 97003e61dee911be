/**
 * Writes public/managed-schema.json and docs/policy.md from lib/policy. Run it after a change there; tests fail until
 * then.
 */
import { writeFile } from 'node:fs/promises';

import { managedSchema } from '../lib/policy/managed-schema.ts';
import { policyReference } from '../lib/policy/reference.ts';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
await writeFile(at('public/managed-schema.json'), `${JSON.stringify(managedSchema(), null, 2)}\n`);
await writeFile(at('docs/policy.md'), policyReference());
