import { parse as parsePlist } from 'plist';

import type { Deployment } from './deployment.ts';
import { readRegistryFile, under } from './read-registry-file.ts';
import { settingsKey } from './registry.ts';

/** What a file tells the extension, before it is parsed as a policy. `from`: the place in the file, in words. */
export interface FoundPolicy {
  from: string;
  values: unknown;
}

type ExtensionIds = Pick<Deployment, 'chromiumId' | 'firefoxId'>;

type Tree = Record<string, unknown>;

/**
 * Finds what a policy file of any platform tells the extension; several where it speaks to several browsers.
 * @throws Error in plain words where it is no policy file, or holds nothing for this extension.
 */
export function readPolicyFile(text: string, ids: ExtensionIds): FoundPolicy[] {
  const found = read(text.replace(/^\ufeff/, ''), ids).filter(({ values }) => values !== undefined);
  if (found.length === 0) {
    throw new Error(
      `nothing in it is for this extension (${ids.chromiumId} in Chrome and Edge, ${ids.firefoxId} in Firefox)`,
    );
  }
  return found;
}

function read(text: string, ids: ExtensionIds): FoundPolicy[] {
  if (text.startsWith('Windows Registry Editor'))
    return inRegistryFile(readRegistryFile(text), ids);
  if (/^\s*</.test(text)) return inProfile(asTree(parsePlist(text)), ids);
  return inJson(asTree(parseJson(text)), ids);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `neither a registry file nor a profile, and not JSON: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

function inRegistryFile(tree: Tree, ids: ExtensionIds): FoundPolicy[] {
  return Object.values(settingsKey).map((keyOf) => {
    const key = keyOf(ids);
    return { from: key, values: under(tree, ['HKEY_LOCAL_MACHINE', ...key.split('\\')]) };
  });
}

function inProfile(profile: Tree, ids: ExtensionIds): FoundPolicy[] {
  const payloads = Array.isArray(profile.PayloadContent) ? profile.PayloadContent : [profile];
  return payloads.map(asTree).flatMap((payload) => {
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

/** The Google Admin console wraps each value. */
function unwrapped(json: Tree): Tree {
  const entries = Object.entries(json);
  const isWrapped = entries.length > 0 && entries.every(([, value]) => 'Value' in asTree(value));
  return isWrapped
    ? Object.fromEntries(entries.map(([key, value]) => [key, asTree(value).Value]))
    : json;
}

const asTree = (value: unknown): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
