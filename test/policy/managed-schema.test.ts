import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { managedSchema } from '../../lib/policy/managed-schema.ts';
import { policyKeys } from '../../lib/policy/policy.ts';

const shipped: unknown = JSON.parse(
  readFileSync(new URL('../../public/managed-schema.json', import.meta.url), 'utf8'),
);

/** What Chromium's schema.cc refuses, as sentences with the path where they hold. */
function chromiumRefuses(node: unknown, path = '$'): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node))
    return [`${path} is not an object`];
  const { type, ...rest } = node as Record<string, unknown>;
  const wrong: string[] = [];
  if (!['array', 'boolean', 'integer', 'number', 'object', 'string'].includes(type as string))
    wrong.push(`${path}.type is not one type name`);
  const allowed: Record<string, string[]> = { array: ['items'], object: ['properties'] };
  for (const [key, value] of Object.entries(rest)) {
    if (key === 'description' && typeof value === 'string' && value) continue;
    if (key === 'sensitiveValue' && value === true) continue;
    if (!allowed[type as string]?.includes(key)) wrong.push(`${path}.${key} is not understood`);
    else if (key === 'items') wrong.push(...chromiumRefuses(value, `${path}[]`));
    else
      for (const [name, child] of Object.entries(value as object))
        wrong.push(...chromiumRefuses(child, `${path}.${name}`));
  }
  if (type === 'array' && !('items' in rest)) wrong.push(`${path} has no items`);
  return wrong;
}

describe('the managed schema', () => {
  it('is what the policy says (else: npm run policy:schema)', () => {
    expect(shipped).toEqual(managedSchema());
  });

  it('holds only what Chromium understands', () => {
    expect(chromiumRefuses(shipped)).toEqual([]);
    expect(shipped).toMatchObject({ type: 'object' });
  });

  it('would be refused with the attributes that zod writes', () => {
    const asZodWrites = {
      type: 'object',
      additionalProperties: false,
      properties: { note: { type: ['string', 'null'] } },
    };
    expect(chromiumRefuses(asZodWrites)).toEqual([
      '$.additionalProperties is not understood',
      '$.note.type is not one type name',
    ]);
  });

  it('knows every key of the policy, each explained to the admin', () => {
    const { properties = {} } = managedSchema();
    expect(Object.keys(properties)).toEqual(Object.keys(policyKeys));
    const unexplained = Object.keys(properties).filter((key) => !properties[key]?.description);
    expect(unexplained).toEqual([]);
  });

  it('hides the enrolment token on the policy page', () => {
    expect(managedSchema().properties?.enrolmentToken?.sensitiveValue).toBe(true);
  });
});
