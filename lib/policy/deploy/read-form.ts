import { parse as parsePlist } from 'plist';

import { readPowershell, readRegistryFile } from './read-registry-file.ts';

export type Tree = Record<string, unknown>;

/** A policy file by its form: registry values as a tree, the payloads of a profile, or JSON. */
export type PolicyForm =
  | { form: 'registry'; tree: Tree }
  | { form: 'profile'; payloads: Tree[] }
  | { form: 'json'; tree: Tree };

/** @throws Error in plain words where it is none of them. */
export function readForm(marked: string): PolicyForm {
  const text = marked.replace(/^\ufeff/, '');
  if (text.startsWith('Windows Registry Editor'))
    return { form: 'registry', tree: readRegistryFile(text) };
  if (/^Set-PolicyValue /m.test(text)) return { form: 'registry', tree: readPowershell(text) };
  if (/^\s*<[^>]*policyDefinition/m.test(text)) throw new Error(TEMPLATES_HOLD_NOTHING);
  if (!/^\s*</.test(text)) return { form: 'json', tree: parseJson(text) };
  const profile = asTree(parsePlist(text));
  const payloads = Array.isArray(profile.PayloadContent) ? profile.PayloadContent : [profile];
  return { form: 'profile', payloads: payloads.map(asTree) };
}

const TEMPLATES_HOLD_NOTHING =
  'templates for Group Policy hold no values: export the registry key of the extension from a computer that has the policy (reg export), and check that';

function parseJson(text: string): Tree {
  const json = parsed(text);
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new Error('JSON, but not an object of keys and values');
  return json as Tree;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `neither a registry file nor a profile, and not JSON: ${(error as Error).message}`,
      { cause: error },
    );
  }
}

/** Itself where it is an object, else an empty one. */
export const asTree = (value: unknown): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
