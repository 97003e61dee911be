import * as z from 'zod/mini';
import en from 'zod/v4/locales/en.js';

import type { Deployment } from '../deploy/deployment.ts';
import { type Tree, asTree, readForm } from '../deploy/read-form.ts';
import { under } from '../deploy/read-registry-file.ts';
import { installKey } from '../deploy/registry.ts';
import type { PolicyProblem } from '../parse-policy.ts';

type Browser = keyof typeof installKey;
type Ids = Pick<Deployment, 'chromiumId' | 'firefoxId'>;

const address = z.url({ protocol: /^(https?|file)$/ });
const texts = z.array(z.string());
const site = z.string().check(
  z.regex(/^(\*|https?|ftp|file|chrome):\/\/[^/]*$/, {
    error: 'must be a site without a path, such as "*://*.example.com"',
  }),
);
const MODES = ['allowed', 'blocked', 'force_installed', 'normal_installed'] as const;

const chromium = {
  installation_mode: z.enum([...MODES, 'removed']),
  update_url: address,
  override_update_url: z.boolean(),
  blocked_permissions: texts,
  allowed_permissions: texts,
  allowed_types: texts,
  install_sources: texts,
  runtime_blocked_hosts: z.array(site).check(z.maxLength(100)),
  runtime_allowed_hosts: z.array(site).check(z.maxLength(100)),
  minimum_version_required: z.string(),
  blocked_install_message: z.string().check(z.maxLength(1000)),
  file_url_navigation_allowed: z.boolean(),
};

/** What each browser takes in a row of its policy ExtensionSettings. One wrong word, and it may drop all rows. */
const ROWS = {
  chrome: z.partial(
    z.strictObject({ ...chromium, toolbar_pin: z.enum(['force_pinned', 'default_unpinned']) }),
  ),
  edge: z.partial(
    z.strictObject({
      ...chromium,
      toolbar_state: z.enum(['force_shown', 'default_shown', 'default_hidden']),
    }),
  ),
  firefox: z.partial(
    z.strictObject({
      installation_mode: z.enum(MODES),
      install_url: address,
      allowed_types: texts,
      blocked_install_message: z.string(),
      restricted_domains: texts,
      updates_disabled: z.boolean(),
      default_area: z.enum(['navbar', 'menupanel']),
      temporarily_allow_weak_signatures: z.boolean(),
      private_browsing: z.boolean(),
    }),
  ),
};

const REASONS = { error: en().localeError };

/**
 * What is wrong in how a file has the extension installed: the row of ExtensionSettings that is about it. JSON for
 * Chromium browsers does not say for which; there a row is right if one of them takes it.
 */
export function checkInstall(text: string, ids: Ids): PolicyProblem[] {
  return rowsIn(text, ids).flatMap(({ browsers, row }) => {
    const found = browsers.map((browser) => problemsOf(browser, row));
    return found.toSorted((a, b) => a.length - b.length)[0] ?? [];
  });
}

function problemsOf(browser: Browser, row: Tree): PolicyProblem[] {
  const { error } = z.safeParse(ROWS[browser], row, REASONS);
  return (error?.issues ?? []).flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined;
    const paths = unknown?.map((key) => [key]) ?? [issue.path];
    return paths.map((path) => ({
      key: z.core.toDotPath(['ExtensionSettings', ...path]),
      value: (JSON.stringify(row[String(path[0])]) ?? '').slice(0, 120),
      reason: unknown ? `not known to ${browser}, which may drop the whole policy` : issue.message,
    }));
  });
}

interface Row {
  browsers: Browser[];
  row: Tree;
}

function rowsIn(text: string, ids: Ids): Row[] {
  const told = readForm(text);
  if (told.form === 'registry') return inRegistry(told.tree, ids);
  if (told.form === 'profile')
    return told.payloads.flatMap((payload) => inPolicies(payload, ids, ofPayload(payload)));
  if ('policies' in told.tree) return inPolicies(asTree(told.tree.policies), ids, ['firefox']);
  return inPolicies(told.tree, ids, ['chrome', 'edge']);
}

function ofPayload({ PayloadType: type }: Tree): Browser[] {
  if (type === 'org.mozilla.firefox') return ['firefox'];
  return type === 'com.microsoft.Edge' ? ['edge'] : ['chrome'];
}

function inPolicies(policies: Tree, ids: Ids, browsers: Browser[]): Row[] {
  const settings = asTree(fromText(policies.ExtensionSettings));
  const row = settings[browsers.includes('firefox') ? ids.firefoxId : ids.chromiumId];
  return row === undefined ? [] : [{ browsers, row: asTree(row) }];
}

/** In the registry switches are numbers and lists JSON. */
function inRegistry(tree: Tree, ids: Ids): Row[] {
  return (Object.keys(installKey) as Browser[]).flatMap((browser) => {
    const path = ['HKEY_LOCAL_MACHINE', ...installKey[browser](ids).split('\\')];
    const row = under(tree, path);
    if (row === undefined) return [];
    const values = Object.entries(asTree(row)).map(([key, value]) => [key, fromRegistry(value)]);
    return { browsers: [browser], row: Object.fromEntries(values) as Tree };
  });
}

function fromRegistry(value: unknown): unknown {
  if (value === 0 || value === 1) return value === 1;
  return typeof value === 'string' && value.startsWith('[') ? fromText(value) : value;
}

function fromText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
