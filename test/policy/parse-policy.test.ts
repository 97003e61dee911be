import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { namedChannels } from '../../lib/policy/direct-channels.ts';
import { parsePolicy } from '../../lib/policy/parse-policy.ts';
import { isSecret, policyKeys } from '../../lib/policy/policy.ts';

const RIGHT = {
  organisationName: 'Corp',
  contactName: 'Priya in IT',
  deskUrl: 'https://desk.example.com',
  enrolmentToken: 'a-good-token',
  slackWebhook: 'https://hooks.slack.com/services/T0/B0/x',
  teamsWebhook: 'https://default1.environment.api.powerplatform.com:443/powerautomate/x?sig=y',
  webhookUrl: 'http://127.0.0.1:9/in?from=browsers',
  webhookSecret: 'whsec_YSBzZWNyZXQgb2YgMjQgYnl0ZXMsIG9r',
  mailTo: 'it+saas@corp.example',
  catalogue: [{ name: 'Acme', domains: ['acme.example'], status: 'approved', spareSeats: 3 }],
  bookingUrl: 'https://cal.example/it',
  chatUrl: 'https://chat.example/it',
  neverOn: ['https://*.bank.example/*'],
  nudges: true,
  nudgeEveryDays: 7,
  firstRun: false,
};

const row = (more: object = {}) => ({
  name: 'Acme',
  domains: ['acme.example'],
  status: 'approved',
  ...more,
});

const many = (more: object) =>
  Array.from({ length: 5000 }, (_, index) =>
    row({
      domains: [`v${index}.example`],
      note: 'x'.repeat(300),
      category: 'y'.repeat(600),
      ...more,
    }),
  );

describe('a policy', () => {
  it('that is right passes as it is', () => {
    expect(parsePolicy(RIGHT)).toEqual({ policy: RIGHT, problems: [] });
  });

  it('never shows a secret, right or wrong', () => {
    const secret = 'https://user:pass@hooks.slack.com/very-secret';
    const { problems } = parsePolicy({
      enrolmentToken: 'short',
      webhookUrl: secret,
      webhookSecret: 'very-secret',
      slackWebhook: `http${secret.slice(5)}`,
    });
    expect(problems.map(({ key }) => key)).toEqual([
      'enrolmentToken',
      'webhookUrl',
      'webhookSecret',
      'slackWebhook',
    ]);
    expect(new Set(problems.map(({ value }) => value))).toEqual(new Set(['(hidden)']));
  });

  it('with a webhook that nobody could sign for sends it nothing, and says so', () => {
    const { policy, problems } = parsePolicy({ webhookUrl: 'https://automation.corp.example/in' });
    expect(namedChannels(policy)).toEqual([]);
    expect(problems).toEqual([
      { key: 'webhookUrl', value: '(hidden)', reason: 'is not used without webhookSecret' },
    ]);
  });

  it.each([undefined, null])('that is %j is an empty one', (raw) => {
    expect(parsePolicy(raw)).toEqual({ policy: {}, problems: [] });
  });

  it.each([[[]], ['text'], [7]])('that is %j is an empty one, and named', (raw) => {
    const reason = 'must be an object of keys and values';
    const value = JSON.stringify(raw);
    expect(parsePolicy(raw)).toEqual({ policy: {}, problems: [{ key: 'policy', value, reason }] });
  });

  it.each([
    ['deskUrl', 'http://desk.example.com', /^must be https/],
    ['deskUrl', 'javascript:alert(1)', /URL/],
    ['deskUrl', 'https://user:pass@desk.example.com', /without user name/],
    ['deskUrl', 'https://desk.example.com/?x=1', /query/],
    ['deskUrl', 'desk.example.com', /URL/],
    ['bookingUrl', 'http://cal.example', /URL/],
    ['slackWebhook', 'http://hooks.slack.com/services/x', /URL/],
    ['teamsWebhook', 'https://corp.webhook.office.com/webhookb2/x', /Microsoft has retired/],
    ['webhookUrl', 'http://automation.corp.example/in', /must be https/],
    ['webhookSecret', 'hunter2', /whsec_/],
    ['mailTo', 'it@corp.example,evil@x.example', /one e-mail address/],
    ['mailTo', 'it@corp.example?bcc=evil@x.example', /one e-mail address/],
    ['nudges', 'true', /expected boolean/],
    ['nudgeEveryDays', 0, />=1/],
    ['nudgeEveryDays', 1.5, /int/],
    ['organisationName', '\u200b ', />=1 characters/],
    ['neverOn', 'https://bank.example/*', /expected array/],
  ])('with a wrong %s (%j) names it and keeps the rest', (key, value, reason) => {
    const { policy, problems } = parsePolicy({ ...RIGHT, [key]: value });
    const { [key]: _, ...others } = RIGHT as Record<string, unknown>;
    expect(policy).toEqual(others);
    expect(problems).toEqual([
      {
        key,
        value: isSecret(key) ? '(hidden)' : JSON.stringify(value),
        reason: expect.stringMatching(reason),
      },
    ]);
  });

  it('allows plain http on this machine', () => {
    const deskUrl = 'http://127.0.0.1:8080';
    expect(parsePolicy({ deskUrl })).toEqual({ policy: { deskUrl }, problems: [] });
  });

  it('that names a language there are no words in keeps the others', () => {
    const { policy, problems } = parsePolicy({ languages: ['de', 'tlh', 'en-GB', 'pt-BR'] });
    expect(policy).toEqual({ languages: ['de', 'pt-BR'] });
    expect(problems.map(({ key, value }) => [key, value])).toEqual([
      ['languages[1]', '"tlh"'],
      ['languages[2]', '"en-GB"'],
    ]);
  });

  it('never shows the token', () => {
    const { problems } = parsePolicy({ enrolmentToken: 'short' });
    expect(problems[0]).toMatchObject({ key: 'enrolmentToken', value: '(hidden)' });
    expect(JSON.stringify(problems)).not.toContain('short');
  });

  it('is understood as the Windows registry holds it, too', () => {
    const inRegistry = {
      ...RIGHT,
      nudges: 1,
      firstRun: 0,
      catalogue: JSON.stringify(RIGHT.catalogue),
      neverOn: JSON.stringify(RIGHT.neverOn),
    };
    expect(parsePolicy(inRegistry)).toEqual({ policy: RIGHT, problems: [] });
  });

  it.each([
    ['is cut', 'x'.repeat(200), `${'x'.repeat(119)}…`, /^is too long: only its first 119 char/],
    ['is cut between the ends of a pair', `${'x'.repeat(118)}😀z`, `${'x'.repeat(118)}…`, /118 ch/],
    ['hides something', 'Har\u202ebour Labs', 'Har bour Labs', /cannot be seen/],
  ])('names a text that %s, and uses what is left', (_, told, kept, reason) => {
    const catalogue = [row({ name: told, owner: 'Priya' })];
    const { policy, problems } = parsePolicy({ organisationName: told, catalogue });
    expect(policy).toEqual({
      organisationName: kept,
      catalogue: [row({ name: kept, owner: 'Priya' })],
    });
    expect(problems).toMatchObject([
      { key: 'organisationName', reason: expect.stringMatching(reason) },
      { key: 'catalogue[0].name', reason: expect.stringMatching(reason) },
    ]);
  });

  it('folds white space without a word', () => {
    const { policy, problems } = parsePolicy({ contactName: ' Priya\n in\tIT ' });
    expect([policy.contactName, problems]).toEqual(['Priya in IT', []]);
  });

  it('names keys it does not know', () => {
    const raw: unknown = JSON.parse('{"deskURL": "https://a.example", "__proto__": {"nudges": 1}}');
    expect(parsePolicy(raw)).toEqual({
      policy: {},
      problems: [
        { key: 'deskURL', value: '"https://a.example"', reason: 'unknown key' },
        { key: '__proto__', value: '{"nudges":1}', reason: 'unknown key' },
      ],
    });
  });
});

describe('the catalogue', () => {
  it('loses a wrong row alone', () => {
    const catalogue = [row(), row({ status: 'okay', domains: [] }), 'Acme', row({ domains: [] })];
    const { policy, problems } = parsePolicy({ catalogue });
    expect(policy.catalogue).toEqual([row(), row({ domains: [] })]);
    expect(problems.map(({ key, value }) => [key, value])).toEqual([
      ['catalogue[1].status', '"okay"'],
      ['catalogue[2]', '"Acme"'],
    ]);
  });

  it('keeps a row with a key of a later version', () => {
    const { policy, problems } = parsePolicy({ catalogue: [row({ renewsOn: '2027-01-01' })] });
    expect(policy.catalogue).toEqual([row()]);
    expect(problems.map(({ key, reason }) => [key, reason])).toEqual([
      ['catalogue[0].renewsOn', 'unknown key'],
    ]);
  });

  it('gives a domain to the first row that names it', () => {
    const { policy, problems } = parsePolicy({
      catalogue: [row(), row({ name: 'Other', domains: ['other.example', 'acme.example'] })],
    });
    expect(policy.catalogue?.[1]?.domains).toEqual(['other.example']);
    expect(problems.map(({ key }) => key)).toEqual(['catalogue[1].domains[1]']);
  });

  it('of five megabytes is read in a moment, right or wrong', () => {
    const start = performance.now();
    expect(parsePolicy({ catalogue: many({}) }).policy.catalogue).toHaveLength(5000);
    const { policy, problems } = parsePolicy({ catalogue: many({ status: 7 }) });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(policy.catalogue).toEqual([]);
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.reason).toBe('and 4950 more');
  });
});

describe('where never to look', () => {
  it.each([
    '*://*/*',
    'https://*/*',
    'http://*/',
    'https://bank.example:8443/*',
    'https://*.bank.*/',
    '<all_urls>',
    'https://b.example/*a*a*a*a*a*b',
  ])('drops %s alone', (pattern) => {
    const { policy, problems } = parsePolicy({ neverOn: ['https://hr.example/*', pattern] });
    expect(policy.neverOn).toEqual(['https://hr.example/*']);
    expect(problems.map(({ key }) => key)).toEqual(['neverOn[1]']);
  });

  it('takes a path on every site', () => {
    expect(parsePolicy({ neverOn: ['*://*/payroll/*'] }).problems).toEqual([]);
  });
});

describe('whatever an admin writes', () => {
  const anyKey = fc.constantFrom(...Object.keys(policyKeys), 'unknown', '__proto__', 'toString');

  it('is a policy, with every value that is not in it named', () => {
    fc.assert(
      fc.property(fc.dictionary(anyKey, fc.jsonValue()), (raw) => {
        const { policy, problems } = parsePolicy(raw);
        const named = new Set(problems.map(({ key }) => /^[^.[]+/.exec(key)?.[0]));
        for (const key of Object.keys(raw))
          expect(Object.hasOwn(policy, key) || named.has(key)).toBe(true);
        expect(parsePolicy(policy)).toEqual({ policy, problems: [] });
        expect(({} as Record<string, unknown>).nudges).toBeUndefined();
      }),
    );
  });

  it('that is wrong at one key leaves the others as they are', () => {
    const keys = Object.keys(RIGHT) as (keyof typeof RIGHT)[];
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.jsonValue(), (key, value) => {
        const { [key]: _, ...others } = RIGHT;
        expect(parsePolicy({ ...RIGHT, [key]: value }).policy).toMatchObject(others);
      }),
    );
  });
});
