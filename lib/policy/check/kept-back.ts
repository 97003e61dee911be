import { type ManagedSchema, managedSchema } from '../managed-schema.ts';

/**
 * The lists that Chrome and Edge keep from the extension as a whole, without a word, because something in them is of
 * another type than the managed schema says; elsewhere the rest of such a list counts.
 */
export function keptBack(values: unknown): string[] {
  const { properties = {} } = managedSchema();
  return Object.entries(properties).flatMap(([key, schema]) => {
    const value = asList((values as Record<string, unknown> | null)?.[key]);
    return Array.isArray(value) && !fits(schema, value) ? [key] : [];
  });
}

/** In the registry a list is JSON. */
function asList(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith('[')) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function fits({ type, items, properties = {} }: ManagedSchema, value: unknown): boolean {
  if (type === 'array')
    return Array.isArray(value) && value.every((item) => !items || fits(items, item));
  if (type === 'integer') return Number.isInteger(value);
  if (type !== 'object') return typeof value === type;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(
    ([key, part]) => !Object.hasOwn(properties, key) || fits(properties[key]!, part),
  );
}
