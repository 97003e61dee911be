import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { policyKeys } from '../../lib/policy/policy.ts';
import { policyReference } from '../../lib/policy/reference.ts';

const written = readFileSync('docs/policy.md', 'utf8');

describe('docs/policy.md', () => {
  it('is what the schema says (else: npm run policy:schema)', () => {
    expect(written).toBe(policyReference());
  });

  it('explains every key, with what holds without it where that is a value', () => {
    const rows = written.split('\n').filter((line) => line.startsWith('| `'));
    for (const key of Object.keys(policyKeys))
      expect(rows.filter((row) => row.startsWith(`| \`${key}\` | `))).toHaveLength(1);
    expect(rows.join('\n')).toContain('| a whole number, 1 to 365 | `7` |');
  });

  it('goes into the rows of lists, and into the rows of those', () => {
    expect(written).toContain('## A row of `checklist[].translations[].options`');
    expect(written).toContain('| `status` (needed) | `"approved"` or');
  });
});
