import fc from 'fast-check';
import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';

import { addonSettings, extensionSettings } from '../../../lib/policy/deploy/deployment.ts';
import { deployFiles } from '../../../lib/policy/deploy/files.ts';
import { readPolicyFile } from '../../../lib/policy/deploy/read-policy-file.ts';
import { powershellScript, registryValues } from '../../../lib/policy/deploy/registry.ts';
import { parsePolicy } from '../../../lib/policy/parse-policy.ts';
import type { Policy } from '../../../lib/policy/policy.ts';
import { uuid } from '../../consultation/samples.ts';
import { anyPolicy } from '../any-policy.ts';

const deployment = (policy: Policy) => ({
  policy,
  chromiumId: 'abcdefghijklmnopabcdefghijklmnop',
  firefoxId: 'right-purchase@corp.example',
  updateUrl: 'https://desk.corp.example/extension/updates.xml',
  installUrl: 'https://desk.corp.example/extension/right-purchase.xpi',
});
const filesOf = (policy: Policy) => deployFiles(deployment(policy), () => uuid(1));
const fileOf = (policy: Policy, path: string) =>
  filesOf(policy).find((file) => file.path === path)!.text;

const xml = (path: string) =>
  new new Window().DOMParser().parseFromString(fileOf({}, path), 'application/xml');

const names = (path: string, selector: string, attribute: string) =>
  [...xml(path).querySelectorAll(selector)].map((node) => node.getAttribute(attribute));

const SETTINGS_FILES = [
  ['windows/right-purchase.reg', 3],
  ['windows/right-purchase.ps1', 3],
  ['windows/intune-profile.json', 2],
  ['macos/chrome.mobileconfig', 1],
  ['macos/edge.mobileconfig', 1],
  ['macos/firefox.mobileconfig', 1],
  ['linux/chrome/right-purchase.json', 1],
  ['linux/edge/right-purchase.json', 1],
  ['firefox/policies.json', 1],
  ['google-admin/right-purchase.json', 1],
] as const;

describe('a file for browsers', () => {
  it.each(SETTINGS_FILES)('%s says what the extension reads', (path, browsers) => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const found = readPolicyFile(fileOf(policy, path), deployment(policy));
        expect(found).toHaveLength(browsers);
        for (const { values } of found)
          expect(parsePolicy(values)).toEqual({ policy, problems: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('installs, pins, and closes the sites that are never looked at', () => {
    const policy: Policy = {
      neverOn: ['https://*.bank.example/*', '*://hr.example/*', 'https://shop.example/private/*'],
    };
    const row = {
      installation_mode: 'force_installed',
      update_url: 'https://desk.corp.example/extension/updates.xml',
      runtime_blocked_hosts: ['https://*.bank.example', '*://hr.example'],
    };
    expect(extensionSettings(deployment(policy), 'chrome')).toEqual({
      ...row,
      toolbar_pin: 'force_pinned',
    });
    expect(extensionSettings(deployment(policy), 'edge')).toEqual({
      ...row,
      toolbar_state: 'force_shown',
    });
    expect(addonSettings(deployment(policy))).toMatchObject({
      installation_mode: 'force_installed',
      private_browsing: false,
    });
  });

  it.each([
    [
      { onlyOn: ['https://*.shop.example/*', 'https://*.shop.example/pay'] },
      { runtime_blocked_hosts: ['*://*'], runtime_allowed_hosts: ['https://*.shop.example'] },
    ],
    [
      { onlyOn: ['https://a.example/*'], deskUrl: 'https://desk.example:8443/it' },
      {
        runtime_blocked_hosts: ['*://*'],
        runtime_allowed_hosts: ['https://a.example', '*://desk.example'],
      },
    ],
    // A path on every site is no site; the extension itself holds it.
    [
      { onlyOn: ['*://*/checkout/*'], neverOn: ['https://b.example/*'] },
      { runtime_blocked_hosts: ['https://b.example'] },
    ],
  ] as [Policy, object][])('closes all sites but those to look at: %j', (policy, hosts) => {
    expect(extensionSettings(deployment(policy), 'chrome')).toMatchObject(hosts);
  });

  it('holds settings alone where the extension arrives some other way', () => {
    const { updateUrl: _, installUrl: __, ...bare } = deployment({ nudges: true });
    for (const { text } of deployFiles(bare, () => uuid(1)))
      expect(text).not.toContain('force_installed');
  });
});

describe('the PowerShell script', () => {
  it('never lets a value out of its quotes', () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const script = powershellScript(registryValues(deployment(policy)));
        const commands = script.split('\r\n').filter((line) => line.startsWith('Set-PolicyValue'));
        const literal = "'(?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*'";
        const command = new RegExp(
          `^Set-PolicyValue ${literal} ${literal} (?:\\d+ DWord|${literal} String)$`,
        );
        expect(commands.filter((line) => !command.test(line))).toEqual([]);
      }),
    );
  });
});

describe('the templates for Group Policy', () => {
  const ADMX = 'windows/group-policy/right-purchase.admx';
  const ADML = 'windows/group-policy/en-US/right-purchase.adml';

  it('have a setting for every key in every browser', () => {
    const settings = names(ADMX, 'policy', 'name');
    expect(settings).toContain('chrome_deskUrl');
    expect(settings).toContain('firefox_nudges');
    expect(new Set(settings).size).toBe(settings.length);
    expect(settings.length % 3).toBe(0);
  });

  it('have words and a form for each', () => {
    const said = new Set(names(ADML, 'string', 'id'));
    const shown = new Set(names(ADML, 'presentation', 'id'));
    const asked = fileOf({}, ADMX);
    const wordsAsked = [...asked.matchAll(/\$\(string\.(\w+)\)/g)].map(([, id]) => id!);
    const formsAsked = [...asked.matchAll(/\$\(presentation\.(\w+)\)/g)].map(([, id]) => id!);
    expect(wordsAsked.filter((id) => !said.has(id))).toEqual([]);
    expect(formsAsked.filter((id) => !shown.has(id))).toEqual([]);
    expect(formsAsked.length).toBeGreaterThan(0);
  });
});

/** What Group Policy writes into the registry for a policy, by the templates alone. */
function byTemplates(policy: Policy): { key: string; name: string; data: string | number }[] {
  return [...xml('windows/group-policy/right-purchase.admx').querySelectorAll('policy')].flatMap(
    (setting) => {
      const element = setting.querySelector('elements > *');
      const name = (element ?? setting).getAttribute('valueName')!;
      const value = policy[name as keyof Policy];
      if (value === undefined) return [];
      const key = setting.getAttribute('key')!;
      if (element?.localName === 'decimal') return { key, name, data: value as number };
      if (element)
        return { key, name, data: typeof value === 'string' ? value : JSON.stringify(value) };
      const switched = setting.querySelector(value ? 'enabledValue' : 'disabledValue');
      return { key, name, data: Number(switched?.querySelector('decimal')?.getAttribute('value')) };
    },
  );
}

const inOrder = (values: object[]) => values.map((value) => JSON.stringify(value)).sort();

describe('Group Policy', () => {
  it('sets by the templates what the registry file sets', () => {
    const { updateUrl: _, installUrl: __, ...bare } = deployment({});
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const values = registryValues({ ...bare, policy });
        const told = values.filter(({ key }) => key.includes('3rdparty'));
        expect(inOrder(byTemplates(policy))).toEqual(inOrder(told));
      }),
      { numRuns: 10 },
    );
  });
});

/** What may stand in each element, and in which order, as Microsoft's PolicyDefinitions.xsd has it. */
const ORDER: Record<string, string[]> = {
  policyDefinitions: ['policyNamespaces', 'resources', 'supportedOn', 'categories', 'policies'],
  policy: ['parentCategory', 'supportedOn', 'enabledValue', 'disabledValue', 'elements'],
  policyDefinitionResources: ['displayName', 'description', 'resources'],
  resources: ['stringTable', 'presentationTable'],
};

describe.each([
  'windows/group-policy/right-purchase.admx',
  'windows/group-policy/en-US/right-purchase.adml',
])('%s', (path) => {
  it('has its parts in the order that Windows wants', () => {
    const wrong = Object.entries(ORDER).flatMap(([name, order]) =>
      [...xml(path).querySelectorAll(name)].filter((node) => {
        const places = [...node.children].map(({ localName }) => order.indexOf(localName));
        return places.includes(-1) || places.some((place, at) => place < (places[at - 1] ?? 0));
      }),
    );
    expect(wrong.map(({ outerHTML }) => outerHTML)).toEqual([]);
  });

  it('says each name once', () => {
    const ids = ['policy', 'string', 'presentation'].flatMap((tag) =>
      names(path, tag, tag === 'policy' ? 'name' : 'id').map((id) => `${tag} ${id}`),
    );
    expect(ids.length).toBeGreaterThan(50);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^\w+ [\p{L}\p{N}_]+$/u);
  });
});

describe('the Intune profile', () => {
  it('sets each key by the template it brings along', () => {
    const policy: Policy = { contactName: 'A & "B"', nudges: false, nudgeEveryDays: 3 };
    const { omaSettings } = JSON.parse(fileOf(policy, 'windows/intune-profile.json'));
    const [templates, ...settings] = omaSettings as { omaUri: string; value: string }[];
    for (const { omaUri } of settings)
      expect(templates!.value).toContain(`name="${omaUri.split('/').at(-1)}"`);
    const values = new Map(settings.map(({ omaUri, value }) => [omaUri.split('/').at(-1), value]));
    expect(Object.fromEntries(values)).toEqual({
      chrome_contactName: '<enabled/><data id="contactName" value="A &amp; &quot;B&quot;"/>',
      firefox_contactName: '<enabled/><data id="contactName" value="A &amp; &quot;B&quot;"/>',
      chrome_nudges: '<disabled/>',
      firefox_nudges: '<disabled/>',
      chrome_nudgeEveryDays: '<enabled/><data id="nudgeEveryDays" value="3"/>',
      firefox_nudgeEveryDays: '<enabled/><data id="nudgeEveryDays" value="3"/>',
    });
  });
});

describe('a file that an admin wrote', () => {
  const ids = deployment({});
  const values = (text: string) => readPolicyFile(text, ids).map(({ values }) => values);

  it('may be a plain list of settings or a native manifest of Firefox', () => {
    expect(values('{"nudges": false}')).toEqual([{ nudges: false }]);
    expect(values('{"name": "x", "type": "storage", "data": {"nudges": false}}')).toEqual([
      { nudges: false },
    ]);
  });

  it('is read as what it says, whatever its keys are called', () => {
    const text =
      'Windows Registry Editor Version 5.00\n\n[__proto__]\n"nudges"="x"\n[constructor\\prototype]\n"nudges"="x"\n';
    expect(() => values(text)).toThrow(/nothing in it/);
    expect(({} as Record<string, unknown>).nudges).toBeUndefined();
  });

  it.each([
    'windows/right-purchase.reg',
    'macos/chrome.mobileconfig',
    'linux/chrome/right-purchase.json',
    'firefox/policies.json',
  ])('is known by its keys where the organisation publishes under an id of its own: %s', (path) => {
    const text = fileOf({ nudges: false }, path);
    const found = readPolicyFile(text, { chromiumId: 'p'.repeat(32), firefoxId: 'other@x' });
    expect(found.length).toBeGreaterThan(0);
    for (const { values } of found)
      expect(parsePolicy(values)).toEqual({ policy: { nudges: false }, problems: [] });
  });

  it('is not taken for ours because another extension has settings', () => {
    const others = { '3rdparty': { extensions: { [ids.chromiumId]: { adminSettings: '{}' } } } };
    const asked = { chromiumId: 'p'.repeat(32), firefoxId: 'other@x' };
    expect(() => readPolicyFile(JSON.stringify(others), asked)).toThrow(/nothing in it/);
  });

  it('may spell lists as numbered keys in the registry, and keys in any case', () => {
    const key = `HKEY_LOCAL_MACHINE\\Software\\POLICIES\\google\\Chrome\\3rdparty\\extensions\\${ids.chromiumId}\\policy`;
    const text = `Windows Registry Editor Version 5.00\n\n[${key}]\n"nudges"=dword:00000000\n[${key}\\neverOn]\n"1"="https://a.example/*"\n"2"="https://b.example/*"\n`;
    expect(values(text)).toEqual([
      { nudges: 0, neverOn: ['https://a.example/*', 'https://b.example/*'] },
    ]);
  });

  it.each([
    ['hello', /not JSON/],
    ['[{"nudges": false}]', /not an object of keys/],
    [
      '{"policies": {"3rdparty": {"Extensions": {"other@x": {}}}}}',
      /nothing in it is for this extension/,
    ],
    ['Windows Registry Editor Version 5.00\n', /nothing in it is for this extension/],
    [
      fileOf({}, 'windows/group-policy/right-purchase.admx'),
      /templates for Group Policy hold no values/,
    ],
    [
      '<?xml version="1.0"?><plist version="1.0"><dict/></plist>',
      /nothing in it is for this extension/,
    ],
  ])('that is none is refused in plain words: %s', (text, reason) => {
    expect(() => readPolicyFile(text, ids)).toThrow(reason);
  });
});
