import type { PageFacts } from '../page-facts.ts';
import { remembered } from '../remembered.ts';

/** What a page states about itself for machines. Strings are bounded; nothing is taken over by name. */
export interface Structured {
  types: Set<string>;
  name?: string;
  brand?: string;
  price?: number;
  currency?: string;
}

const MAX_THINGS = 500;
const MAX_DEPTH = 8;

/** Reads JSON-LD and microdata. Broken, deep, huge or hostile blocks give less, never an error. */
export const readStructured = remembered((facts: PageFacts): Structured => {
  const structured: Structured = { types: new Set() };
  let left = MAX_THINGS;
  for (const text of facts.jsonLd) {
    const queue: { value: unknown; depth: number }[] = [{ value: parse(text), depth: 0 }];
    for (let next = queue.shift(); next && left > 0; next = queue.shift(), left--) {
      const { value, depth } = next;
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value)) readThing(value as Record<string, unknown>, structured);
      if (depth < MAX_DEPTH)
        for (const inner of Object.values(value).slice(0, 100))
          if (typeof inner === 'object') queue.push({ value: inner, depth: depth + 1 });
    }
  }
  for (const { property, value } of facts.microdata) {
    if (property === 'price' || property === 'lowPrice') setPrice(structured, value);
    if (property === 'priceCurrency') setCurrency(structured, value);
  }
  return structured;
});

function readThing(thing: Record<string, unknown>, into: Structured): void {
  const type = own(thing, '@type');
  for (const one of Array.isArray(type) ? type.slice(0, 5) : [type])
    if (typeof one === 'string') into.types.add(one.slice(0, 60));
  const isOffered = into.types.has('Product') || into.types.has('SoftwareApplication');
  const name = own(thing, 'name');
  if (isOffered && !into.name && typeof name === 'string') into.name = name.slice(0, 120);
  setPrice(into, own(thing, 'price'));
  setCurrency(into, own(thing, 'priceCurrency'));
}

function setPrice(into: Structured, value: unknown): void {
  const text = typeof value === 'number' ? String(value) : value;
  if (into.price === undefined && typeof text === 'string' && /^\d{1,9}(\.\d{1,4})?$/.test(text))
    into.price = Number(text);
}

function setCurrency(into: Structured, value: unknown): void {
  if (!into.currency && typeof value === 'string' && /^[A-Z]{3}$/.test(value))
    into.currency = value;
}

const own = (thing: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(thing, key) ? thing[key] : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
