import { policyFields } from '../fields.ts';
import type { Deployment } from './deployment.ts';
import { type Tree, asTree, readForm } from './read-form.ts';
import { under } from './read-registry-file.ts';
import { settingsKey } from './registry.ts';

/** What a file tells the extension, before it is parsed as a policy. `from`: the place in the file, in words. */
export interface FoundPolicy {
  from: string;
  values: unknown;
}

type ExtensionIds = Pick<Deployment, 'chromiumId' | 'firefoxId'>;

/**
 * Finds what a policy file of any platform tells the extension; several where it speaks to several browsers. Under
 * another id than `ids` say, as an organisation's own package has, it is known by its keys.
 * @throws Error in plain words where it is no policy file, or holds nothing for this extension.
 */
export function readPolicyFile(text: string, ids: ExtensionIds): FoundPolicy[] {
  const found = read(text, ids);
  if (found.length > 0) return found;
  const others = otherIds(text).flatMap((other) => read(text, { ...ids, ...other }));
  const ours = others.filter(({ values }) => Object.keys(asTree(values)).some(isOurs));
  if (ours.length > 0) return ours;
  throw new Error(
    `nothing in it is for this extension (${ids.chromiumId} in Chrome and Edge, ${ids.firefoxId} in Firefox)`,
  );
}

const read = (text: string, ids: ExtensionIds): FoundPolicy[] =>
  inAnyForm(text, ids).filter(({ values }) => values !== undefined);

/** Ids that stand where a policy names an extension. */
function otherIds(text: string): Partial<ExtensionIds>[] {
  const named = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, id]) => id!))];
  return [
    ...named(/\b([a-p]{32})\b/g).map((chromiumId) => ({ chromiumId })),
    ...named(/"?(\{[\da-f-]{36}\}|[\w.+-]+@[\w.-]+)(?="\s*:\s*\{|\]|<)/gi).map((firefoxId) => ({
      firefoxId,
    })),
  ];
}

const isOurs = (key: string): boolean => policyFields().some((field) => field.key === key);

function inAnyForm(text: string, ids: ExtensionIds): FoundPolicy[] {
  const told = readForm(text);
  if (told.form === 'registry') return inRegistryFile(told.tree, ids);
  return told.form === 'profile' ? inProfile(told.payloads, ids) : inJson(told.tree, ids);
}

function inRegistryFile(tree: Tree, ids: ExtensionIds): FoundPolicy[] {
  return Object.values(settingsKey).map((keyOf) => {
    const key = keyOf(ids);
    return { from: key, values: under(tree, ['HKEY_LOCAL_MACHINE', ...key.split('\\')]) };
  });
}

function inProfile(payloads: readonly Tree[], ids: ExtensionIds): FoundPolicy[] {
  return payloads.flatMap((payload) => {
    const type = String(payload.PayloadType ?? 'the profile');
    if (type.endsWith(`.extensions.${ids.chromiumId}`)) {
      return { from: type, values: withoutEnvelope(payload) };
    }
    return { from: type, values: thirdParty(payload, ids)?.values };
  });
}

const withoutEnvelope = (payload: Tree): Tree =>
  Object.fromEntries(Object.entries(payload).filter(([key]) => !key.startsWith('Payload')));

function inJson(json: Tree, ids: ExtensionIds): FoundPolicy[] {
  const policies = 'policies' in json ? asTree(json.policies) : json;
  if ('3rdparty' in policies)
    return [thirdParty(policies, ids) ?? { from: '3rdparty', values: undefined }];
  if (Array.isArray(json.omaSettings)) return inIntuneProfile(json.omaSettings.map(asTree));
  if (json.type === 'storage' && 'data' in json) return [{ from: 'data', values: json.data }];
  return [{ from: 'the file', values: unwrapped(json) }];
}

function thirdParty(
  policies: Tree,
  { chromiumId, firefoxId }: ExtensionIds,
): FoundPolicy | undefined {
  const { extensions, Extensions } = asTree(policies['3rdparty']);
  if (Extensions) return { from: `3rdparty, ${firefoxId}`, values: asTree(Extensions)[firefoxId] };
  if (extensions)
    return { from: `3rdparty, ${chromiumId}`, values: asTree(extensions)[chromiumId] };
  return undefined;
}

/** Each setting is one key for one browser, in the little XML that Group Policy keeps the state of a template in. */
function inIntuneProfile(settings: Tree[]): FoundPolicy[] {
  const found = settings.flatMap(({ omaUri, value }) => {
    const [, browser, key] = /~(\w+)\/\1_(\w+)$/.exec(String(omaUri)) ?? [];
    return browser && key ? [{ browser, key, value: ofTemplate(key, String(value)) }] : [];
  });
  return [...Map.groupBy(found, ({ browser }) => browser)].map(([from, keys]) => ({
    from,
    values: Object.fromEntries(keys.map(({ key, value }) => [key, value])),
  }));
}

function ofTemplate(key: string, state: string): unknown {
  if (/^\s*<disabled/.test(state)) return 0;
  const [, value] = /\bvalue="([^"]*)"/.exec(state) ?? [];
  if (value === undefined) return 1;
  const text = value.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  return isNumber(key) && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

const isNumber = (key: string): boolean =>
  policyFields().some((field) => field.key === key && field.kind === 'number');

/** The Google Admin console wraps each value. */
function unwrapped(json: Tree): Tree {
  const entries = Object.entries(json);
  const isWrapped = entries.length > 0 && entries.every(([, value]) => 'Value' in asTree(value));
  return isWrapped
    ? Object.fromEntries(entries.map(([key, value]) => [key, asTree(value).Value]))
    : json;
}
