import { readFileSync } from 'node:fs';

import { parseYAML } from 'confbox';
import { Window } from 'happy-dom';

import { type Words, lookupIn } from '../desk/inbox/lookup.ts';
import { lookAtSaved } from '../lib/browser/saved-page.ts';
import type { Wanted } from '../lib/checkout/detect.ts';
import { spokenLanguage } from '../lib/languages.ts';
import { checkInstall } from '../lib/policy/check/check-install.ts';
import { type CheckedPolicy, checkPolicyFile } from '../lib/policy/check/check-policy.ts';
import { type LookedAt, explainSpotting } from '../lib/policy/check/explain-spotting.ts';
import { exampleSighting, simulate } from '../lib/policy/check/simulate.ts';
import type { Deployment } from '../lib/policy/deploy/deployment.ts';
import { decoded } from '../lib/policy/deploy/encode.ts';
import type { PolicyProblem } from '../lib/policy/parse-policy.ts';
import type { Policy } from '../lib/policy/policy.ts';
import { openFacts } from '../lib/vendors/find-facts.ts';
import { type Wording, wording } from '../lib/wording.ts';
import { bold, dim, green, red, say, yellow } from './terminal.ts';

interface Asked {
  ids: Pick<Deployment, 'chromiumId' | 'firefoxId'>;
  url?: string | undefined;
  page?: string | undefined;
}

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/** As buyers with an English browser read it. */
function wordingUnder({ languages }: Policy): Wording {
  const language = spokenLanguage('en', languages);
  const file = `locales/${language.replace('-', '_')}.yml`;
  return wording(language, lookupIn([parseYAML<Words>(read(file))]));
}

/** Says what is wrong in a policy file, what buyers would see under it, and whether a page would be spotted. */
export async function checkPolicy(file: string, { ids, url, page }: Asked): Promise<void> {
  if (page && !url) throw new Error('--page: where is it from? Say it with --url.');
  if (url && !URL.canParse(url)) throw new Error(`--url ${url}: not an address`);
  const text = readText(file);
  const checked = checkPolicyFile(text, ids);
  report(checkInstall(text, ids));
  const html = page && readText(page);
  let shown = '';
  for (const policy of checked) {
    say(`${bold(policy.from)}: ${Object.keys(policy.policy).length} keys understood`);
    report(policy.problems);
    for (const hint of policy.hints) say(`  ${yellow('!')} ${hint}`);
    const same = JSON.stringify([policy.policy, policy.problems]);
    if (shown === same) {
      say(dim('  Buyers see the same as above.\n'));
      continue;
    }
    shown = same;
    const looked = html && url ? await lookAt(html, url, policy.policy) : undefined;
    showNudge(policy, looked);
    if (url) showSpotting(policy, url, looked);
    say();
  }
}

const AT_REST = {
  disableJavaScriptEvaluation: true,
  disableJavaScriptFileLoading: true,
  disableCSSFileLoading: true,
  disableIframePageLoading: true,
  handleDisabledFileLoadingAsSuccess: true,
};

/** It is parsed only: nothing in it runs or is loaded. */
async function lookAt(html: string, url: string, wanted: Wanted): Promise<LookedAt> {
  const window = new Window({ settings: AT_REST });
  // The one global of browsers that the reader knows.
  Object.assign(globalThis, { Node: window.Node });
  try {
    const page = new window.DOMParser().parseFromString(html, 'text/html');
    return await lookAtSaved(page as unknown as Document, url, wanted);
  } finally {
    await window.happyDOM.close();
  }
}

function showNudge({ policy }: CheckedPolicy, looked: LookedAt | undefined): void {
  const sighting = looked?.verdict?.isCheckout ? looked.verdict.sighting : exampleSighting(policy);
  const directory = openFacts(JSON.parse(read('public/vendor-facts.json')));
  const vendorFacts = directory.factsAbout(sighting.vendor);
  const words = wordingUnder(policy);
  const { nudge, quiet, questions } = simulate({
    policy,
    sighting,
    vendorFacts,
    wording: words,
    now: new Date(),
  });
  say(`\n  ${bold('What buyers see')} ${dim(`at a checkout of ${sighting.vendor.name}`)}`);
  if (!nudge) say(`  no nudge: ${quiet}`);
  else {
    say(`  ┌ ${bold(nudge.title)}`);
    for (const line of nudge.lines) say(`  │ ${line}`);
    const buttons = [nudge.action, ...nudge.answers.map(({ label }) => label)].filter(Boolean);
    say(`  └ ${buttons.map((label) => `[${label}]`).join(' ')}`);
  }
  for (const [at, { text, options }] of questions.entries()) {
    say(`  ${at + 1}. ${words.say(text)}`);
    say(
      dim(
        `     ${options.map((option) => `${words.say(option.text)} (${option.points})`).join(' · ')}`,
      ),
    );
  }
}

const SPOTTED = { yes: green('spotted'), no: red('not spotted'), unknown: yellow('depends') };

function showSpotting(policy: CheckedPolicy, url: string, looked: LookedAt | undefined): void {
  const { spotted, steps, evidence } = explainSpotting(policy, url, looked);
  say(`\n  ${bold(url)}: ${SPOTTED[spotted]}`);
  for (const step of steps) say(`  · ${step}`);
  for (const { weight, kind, seen, why } of evidence)
    say(
      `    ${weight > 0 ? '+' : ''}${weight.toFixed(2)} ${kind}${seen ? dim(` “${seen}”`) : ''} ${dim(why)}`,
    );
}

/** Registry files are UTF-16. */
export const readText = (file: string): string => decoded(readFileSync(file));

export function report(problems: PolicyProblem[]): void {
  for (const { key, value, reason } of problems)
    say(`  ${red('✗')} ${bold(key)} ${value}: ${reason}`);
  if (problems.length > 0) process.exitCode = 1;
}
