/**
 * Writes the policy files for every platform, or checks one:
 *   npm run policy -- --desk https://desk.example.com --org "Harbour Labs" --token … --out policy
 *   npm run policy -- --check policies.json --page saved.html --url https://acme.example/checkout
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { CHROMIUM_EXTENSION_ID, FIREFOX_ADDON_ID } from '../lib/extension-id.ts';
import { hintsFor } from '../lib/policy/check/check-policy.ts';
import type { DeployFile } from '../lib/policy/deploy/deployment.ts';
import { encoded } from '../lib/policy/deploy/encode.ts';
import { deployFiles } from '../lib/policy/deploy/files.ts';
import { namedChannels } from '../lib/policy/direct-channels.ts';
import { parsePolicy } from '../lib/policy/parse-policy.ts';
import { optionsOf } from './command-line.ts';
import { checkPolicy, readText, report } from './policy-check.ts';
import { dim, green, red, say } from './terminal.ts';

const options = optionsOf({
  desk: { type: 'string' },
  org: { type: 'string' },
  contact: { type: 'string' },
  token: { type: 'string' },
  from: { type: 'string' },
  set: { type: 'string', multiple: true },
  'update-url': { type: 'string' },
  'install-url': { type: 'string' },
  'chromium-id': { type: 'string', default: CHROMIUM_EXTENSION_ID },
  'firefox-id': { type: 'string', default: FIREFOX_ADDON_ID },
  out: { type: 'string', default: 'right-purchase-policy' },
  check: { type: 'string' },
  url: { type: 'string' },
  page: { type: 'string' },
  help: { type: 'boolean' },
});

const HELP = `Writes the policy files for every platform, or checks one.

  --desk URL          address of the desk (https)
  --token TEXT        enrolment token, from the desk's settings
  --org TEXT          name of the organisation
  --contact TEXT      who answers, e.g. "Priya in IT"
  --from FILE         any other keys, from a JSON file
  --set KEY=VALUE     one more key; the value is JSON, or else text
  --update-url URL    update manifest or store that Chrome and Edge install the extension from
  --install-url URL   signed XPI that Firefox installs
  --chromium-id ID, --firefox-id ID   where you publish the extension under your own
  --out FOLDER        where to write (right-purchase-policy)

  --check FILE        say what is wrong with a policy file of any platform, and what buyers would see
  --url URL           with --check: would this address be spotted, and why?
  --page FILE         with --check: the same for a page saved as HTML; --url says where it is from`;

const ids = { chromiumId: options['chromium-id'], firefoxId: options['firefox-id'] };

try {
  if (options.help) say(HELP);
  else if (options.check) await checkPolicy(options.check, { ids, ...options });
  else write();
} catch (error) {
  fail((error as Error).message);
}

function write(): void {
  const given = {
    ...(options.from && (JSON.parse(readText(options.from)) as object)),
    ...(options.desk && { deskUrl: options.desk }),
    ...(options.token && { enrolmentToken: options.token }),
    ...(options.org && { organisationName: options.org }),
    ...(options.contact && { contactName: options.contact }),
    ...Object.fromEntries((options.set ?? []).map(setting)),
  };
  const { policy, problems } = parsePolicy(given);
  report(problems);
  if (problems.length > 0) return fail('Nothing was written.');
  if (!policy.deskUrl && namedChannels(policy).length === 0)
    return fail(
      'Where is the desk? Name it with --desk URL (more with --help), or without one a channel, such as --set slackWebhook=URL.',
    );

  const deployment = {
    policy,
    ...ids,
    updateUrl: options['update-url'],
    installUrl: options['install-url'],
  };
  const files = deployFiles(deployment, randomUUID);
  for (const file of [...files, readme(files)]) writeFile(file);
  say(`${green('✓')} ${files.length} files in ${options.out}; its README.md says what goes where.`);
  for (const hint of hintsFor(policy)) say(dim(hint));
  if (!options['update-url'] || !options['install-url']) {
    say(
      dim(
        'They install nothing where --update-url (Chrome, Edge) or --install-url (Firefox) is not given.',
      ),
    );
  }
}

/** `key=value`: JSON where it is JSON, else text. */
function setting(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--set ${text}: write it as KEY=VALUE`);
  const value = text.slice(at + 1);
  try {
    return [text.slice(0, at), JSON.parse(value)];
  } catch {
    return [text.slice(0, at), value];
  }
}

function readme(files: DeployFile[]): DeployFile {
  const rows = files.map(({ path, about }) => `- \`${path}\`: ${about}`);
  const text = `# Right Purchase: policy files

They hold the enrolment token: treat them as you treat a password.

${rows.join('\n')}

Whether it arrived: chrome://policy, edge://policy, about:policies; and in the browser, the settings page of
Right Purchase names every value that did not fit, and why.
`;
  return { path: 'README.md', on: [], text, encoding: 'utf-8', about: '' };
}

function writeFile(file: DeployFile): void {
  const target = path.join(options.out, file.path);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, encoded(file));
}

function fail(message: string): void {
  say(red(message));
  process.exitCode = 1;
}
