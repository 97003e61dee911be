import * as z from 'zod/mini';

import { type Policy, policyKeys } from './policy.ts';

type Key = keyof Policy & string;

/** How a key is asked for in a form. `lines`: one value a line. `json`: a list whose rows have several parts. */
export interface PolicyField {
  key: Key;
  kind: 'text' | 'secret' | 'switch' | 'number' | 'choice' | 'lines' | 'json';
  description: string;
  /** What holds where nothing is said. */
  absent?: string | number | boolean;
  choices?: string[];
  min?: number;
  max?: number;
}

/** What the schema says of a key or of a part of it; as JSON schema, with our own `sensitive`. */
export type SchemaNode = z.core.JSONSchema.BaseSchema & { sensitive?: unknown };

export const schemaOf = (key: Key): SchemaNode =>
  z.toJSONSchema(policyKeys[key], { io: 'input' }) as SchemaNode;

/** Every key of the policy as a form asks for it, in the order of the schema. */
export const policyFields = (): PolicyField[] => (Object.keys(policyKeys) as Key[]).map(fieldOf);

function fieldOf(key: Key): PolicyField {
  const node = schemaOf(key);
  const { description = '', default: absent, minimum, maximum } = node;
  return {
    key,
    kind: kindOf(node),
    description,
    ...(absent !== undefined && { absent: absent as NonNullable<PolicyField['absent']> }),
    ...(node.enum && { choices: node.enum as string[] }),
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
  };
}

function kindOf({ type, sensitive, items, enum: choices }: SchemaNode): PolicyField['kind'] {
  if (sensitive) return 'secret';
  if (choices) return 'choice';
  if (type === 'boolean') return 'switch';
  if (type === 'integer') return 'number';
  if (type === 'array') return (items as SchemaNode).type === 'string' ? 'lines' : 'json';
  return 'text';
}
