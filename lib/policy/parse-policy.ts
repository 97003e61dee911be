import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

import { hasInvisible, plainText } from '../plain-text.ts';
import { type CatalogueEntry, catalogueEntry } from './catalogue.ts';
import { type Policy, isSecret, matchPattern, policyKeys, spokenTo } from './policy.ts';

/** A value that did not fit: which (`catalogue[3].status`), what it was and why. What it is about falls back. */
export interface PolicyProblem {
  key: string;
  value: string;
  reason: string;
}

export interface ParsedPolicy {
  policy: Policy;
  problems: PolicyProblem[];
}

const MOST_PROBLEMS = 50;

/** Reasons are for the admin: in English, whatever the buyer's language. */
const REASONS = { error: en().localeError };

/** Lists are parsed item by item. */
const ITEM_OF = new Map<string, z.core.$ZodType>([
  ['catalogue', z.object(catalogueEntry.shape)],
  ['neverOn', matchPattern],
  ['onlyOn', matchPattern],
  ['languages', spokenTo],
]);

type Optional = (typeof policyKeys)[keyof typeof policyKeys];
type Path = PropertyKey[];
type Report = (path: Path, value: unknown, reason: string) => void;

/** Parses what the browser's managed storage holds: a wrong value never takes a right one with it. */
export function parsePolicy(raw: unknown): ParsedPolicy {
  const problems: PolicyProblem[] = [];
  const report: Report = (path, value, reason) => {
    problems.push({ key: z.core.toDotPath(path), value: shown(path, value), reason });
  };
  if (!isObject(raw ?? {})) report(['policy'], raw, 'must be an object of keys and values');
  const policy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(asObject(raw))) {
    const schema = Object.hasOwn(policyKeys, key) && policyKeys[key as keyof typeof policyKeys];
    if (!schema) report([key], value, 'unknown key');
    else {
      const told = fromRegistry(schema, value);
      const parsed = parse(schema, withoutWrongItems(key, told, report), [key], report);
      nameUnknownKeys(schema, told, [key], report);
      if (parsed !== undefined) policy[key] = parsed;
    }
  }
  if (policy.webhookUrl && !Object.hasOwn(asObject(raw), 'webhookSecret'))
    report(['webhookUrl'], policy.webhookUrl, 'is not used without webhookSecret');
  return { policy: policy as Policy, problems: bounded(problems) };
}

/**
 * Firefox hands Windows registry values on as they are: a number for a switch, JSON text for a list. (Chromium turns
 * both into what the managed schema says.) Source: WindowsGPOParser.sys.mjs of Firefox.
 */
function fromRegistry(schema: Optional, value: unknown): unknown {
  const { type } = schema.def.innerType.def;
  if (type === 'boolean') return value === 0 || value === 1 ? value === 1 : value;
  if (type !== 'array' || typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function withoutWrongItems(key: string, value: unknown, report: Report): unknown {
  const schema = ITEM_OF.get(key);
  if (!schema || !Array.isArray(value)) return value;
  const claimed = new Set<string>();
  return value.flatMap((item, index) => {
    const path = [key, index];
    const parsed = parse(schema, item, path, report);
    if (parsed === undefined) return [];
    if (key !== 'catalogue') return parsed;
    return withoutClaimed(parsed as CatalogueEntry, claimed, path, report);
  });
}

/** A domain is the first row's that names it. */
function withoutClaimed(
  entry: CatalogueEntry,
  claimed: Set<string>,
  path: Path,
  report: Report,
): CatalogueEntry {
  const domains = entry.domains.filter((domain, index) => {
    const isFree = !claimed.has(domain);
    if (!isFree) report([...path, 'domains', index], domain, 'is in the catalogue already');
    claimed.add(domain);
    return isFree;
  });
  return { ...entry, domains };
}

type Def = z.core.$ZodTypeDef & {
  innerType?: z.core.$ZodType;
  element?: z.core.$ZodType;
  shape?: Record<string, z.core.$ZodType>;
};

/** Names what stands where the schema knows of nothing, at every depth: a slip of the pen, or of a later version. */
function nameUnknownKeys(
  { _zod }: z.core.$ZodType,
  value: unknown,
  path: Path,
  report: Report,
): void {
  const { innerType, element, shape } = _zod.def as Def;
  if (innerType) nameUnknownKeys(innerType, value, path, report);
  if (element && Array.isArray(value))
    value.forEach((item, index) => nameUnknownKeys(element, item, [...path, index], report));
  if (!shape) return;
  for (const [key, part] of Object.entries(asObject(value))) {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (known) nameUnknownKeys(known, part, [...path, key], report);
    else report([...path, key], part, 'unknown key');
  }
}

function parse(schema: z.core.$ZodType, value: unknown, path: Path, report: Report): unknown {
  const parsed = z.safeParse(schema, value, REASONS);
  if (parsed.success) {
    nameChangedTexts(value, parsed.data, path, report);
    return parsed.data;
  }
  const named = new Set<string>();
  for (const { path: at, message } of parsed.error.issues) {
    const key = z.core.toDotPath(at);
    // What is of another type is also found too short or too long.
    if (!named.has(key)) report([...path, ...at], valueAt(value, at), message);
    named.add(key);
  }
  return undefined;
}

/** Texts are used as {@link plainText} leaves them: what that took away is named. */
function nameChangedTexts(told: unknown, kept: unknown, path: Path, report: Report): void {
  if (typeof told === 'string' && typeof kept === 'string') {
    if (plainText(told, told.length) !== kept)
      report(path, told, `is too long: only its first ${kept.length - 1} characters are used`);
    else if (hasInvisible(told))
      report(path, told, 'has characters that cannot be seen: they are left out');
  }
  for (const [key, part] of Object.entries(Array.isArray(told) ? told : asObject(told)))
    nameChangedTexts(
      part,
      (kept as Record<string, unknown> | undefined)?.[key],
      [...path, key],
      report,
    );
}

const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], value);

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asObject = (value: unknown): object => (isObject(value) ? value : {});

function shown([key]: Path, value: unknown): string {
  if (isSecret(String(key))) return '(hidden)';
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}

function bounded(problems: PolicyProblem[]): PolicyProblem[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const rest = { key: '…', value: '', reason: `and ${more} more` };
  return [...problems.slice(0, MOST_PROBLEMS), rest];
}
