import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { namedChannels } from '../../lib/policy/direct-channels.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';

const FOLDER = path.join(import.meta.dirname, '../../docs/channels');
const pages = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));
const read = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8');

describe('docs/channels', () => {
  it.each(pages)('%s has a picture that is there, and leads to pages that are there', (name) => {
    const targets = [...read(name).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(
      ([, file]) => file!,
    );
    expect(targets.filter((file) => file.endsWith('.webp')).length).toBeGreaterThan(0);
    expect(targets.filter((file) => !existsSync(path.join(FOLDER, file)))).toEqual([]);
  });

  it.each(pages.filter((name) => !/README|without/.test(name)))(
    '%s says how to see whether it works',
    (name) => {
      const [, id] = /"id": "([a-z-]+)"/.exec(read(name)) ?? [];
      expect(read(name)).toContain(`--test-channel ${id} `.trim());
    },
  );

  it('name the keys by which every channel goes without a desk', () => {
    const values: Record<string, string> = {
      slackWebhook: 'https://hooks.slack.com/services/T/B/x',
      teamsWebhook: 'https://x.environment.api.powerplatform.com/x',
      webhookUrl: 'https://automation.corp.example/in',
      webhookSecret: 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r',
      mailTo: 'it@corp.example',
    };
    const named = [...read('without-a-desk.md').matchAll(/`(\w+)`/g)].map(([, key]) => key);
    expect(named).toEqual(expect.arrayContaining(Object.keys(values)));
    const { policy, problems } = parsePolicy(values);
    expect(problems).toEqual([]);
    expect(namedChannels(policy)).toEqual(['slack', 'teams', 'webhook', 'email']);
  });
});
