import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { type ManagedSchema, managedSchema } from '../../lib/policy/managed-schema.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { A_POLICY } from './a-policy.ts';

const folder = path.join(import.meta.dirname, 'versions');
const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
const versions = readdirSync(folder).flatMap(
  (file) => /^(.*)\.policy\.json$/.exec(file)?.[1] ?? [],
);

/** What an old schema knows that a new one does not, or knows otherwise: such values would be withheld from us. */
function lost(before: ManagedSchema, now: ManagedSchema | undefined, at = 'policy'): string[] {
  if (now?.type !== before.type) return [at];
  return [
    ...Object.entries(before.properties ?? {}).flatMap(([key, node]) =>
      lost(node, now.properties?.[key], `${at}.${key}`),
    ),
    ...(before.items ? lost(before.items, now.items, `${at}[]`) : []),
  ];
}

describe.each(versions)('a policy written for %s', (version) => {
  const policy = read<Record<string, unknown>>(`${version}.policy.json`);

  it('means the same today', () => {
    expect(parsePolicy(policy)).toEqual({ policy, problems: [] });
  });

  it('is handed over whole by Chromium, as it was then', () => {
    expect(lost(read(`${version}.schema.json`), managedSchema())).toEqual([]);
  });
});

/** The sample as a version to come might write it: more of everything at every depth. */
const TO_COME = {
  ...A_POLICY,
  soundOfNudges: 'soft',
  nudgeCorner: 'middle',
  catalogue: [
    ...A_POLICY.catalogue.map((row) => ({ ...row, renewsOn: '2027-01-01' })),
    { name: 'Relic', domains: ['relic.example'], status: 'retired' },
    { name: 'Outline', domains: ['outline.example'], status: 'approved' },
  ],
  checklist: A_POLICY.checklist.map((question) => ({ ...question, weight: 2 })),
};

describe('a policy written for a version to come', () => {
  const { policy, problems } = parsePolicy(TO_COME);

  it('keeps its meaning in all that this version knows', () => {
    const { nudgeCorner: _, ...known } = A_POLICY;
    const outline = { name: 'Outline', domains: ['outline.example'], status: 'approved' };
    expect(policy).toEqual({ ...known, catalogue: [...A_POLICY.catalogue, outline] });
  });

  it('has the rest named, and nothing else', () => {
    expect(problems.map(({ key }) => key).sort()).toEqual([
      'catalogue[0].renewsOn',
      'catalogue[1].status',
      'checklist[0].weight',
      'nudgeCorner',
      'soundOfNudges',
    ]);
  });
});
