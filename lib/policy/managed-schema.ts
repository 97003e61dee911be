import * as z from 'zod/mini';

import { policyKeys } from './policy.ts';

/** A node of the JSON-schema subset that Chromium reads for `storage.managed_schema`. */
export interface ManagedSchema {
  type: 'array' | 'boolean' | 'integer' | 'number' | 'object' | 'string';
  description?: string;
  /** chrome://policy shows the value masked. */
  sensitiveValue?: true;
  items?: ManagedSchema;
  properties?: Record<string, ManagedSchema>;
}

type JsonSchema = z.core.JSONSchema.BaseSchema & { sensitive?: unknown };

/**
 * The managed schema, from the policy's own. It says types alone: a value that breaks an `enum`, a `pattern` or a
 * bound written here would be withheld by Chromium without a word, while we can name it (see parsePolicy). And
 * Chromium refuses to load an extension whose schema holds `additionalProperties: false` or a bound beyond 32 bits.
 * Source: https://source.chromium.org/chromium/chromium/src/+/main:components/policy/core/common/schema.cc
 */
export function managedSchema(): ManagedSchema {
  const properties = Object.entries(policyKeys).map(([key, schema]) => [
    key,
    toManaged(key, z.toJSONSchema(schema, { io: 'input' }) as JsonSchema),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function toManaged(path: string, node: JsonSchema): ManagedSchema {
  const { type, description, sensitive, items, properties } = node;
  if (!isManagedType(type))
    throw new Error(`${path}: Chromium knows no type ${JSON.stringify(type)}`);
  return {
    type,
    ...(description && { description }),
    ...(sensitive === true && { sensitiveValue: true }),
    ...(type === 'array' && { items: toManaged(`${path}[]`, items as JsonSchema) }),
    ...(type === 'object' && {
      properties: Object.fromEntries(
        Object.entries(properties ?? {}).map(([key, child]) => [
          key,
          toManaged(`${path}.${key}`, child as JsonSchema),
        ]),
      ),
    }),
  };
}

const MANAGED_TYPES = new Set<unknown>([
  'array',
  'boolean',
  'integer',
  'number',
  'object',
  'string',
]);

const isManagedType = (type: unknown): type is ManagedSchema['type'] => MANAGED_TYPES.has(type);
