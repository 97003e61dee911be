import { describe, expect, it } from 'vitest';

import { checkInstall } from '../../../lib/policy/check/check-install.ts';
import { deployFiles } from '../../../lib/policy/deploy/files.ts';
import { uuid } from '../../consultation/samples.ts';

const ids = { chromiumId: 'abcdefghijklmnopabcdefghijklmnop', firefoxId: 'rp@corp.example' };
const files = deployFiles(
  {
    ...ids,
    policy: { neverOn: ['https://*.bank.example/*'] },
    updateUrl: 'https://desk.example/ext/updates.xml',
    installUrl: 'https://desk.example/ext/rp.xpi',
  },
  () => uuid(1),
).filter(({ path }) => !path.includes('group-policy'));

const linux = (row: object) =>
  JSON.stringify({ ExtensionSettings: { [ids.chromiumId]: row, other: { anything: 1 } } });
const firefox = (row: object) =>
  JSON.stringify({ policies: { ExtensionSettings: { [ids.firefoxId]: row } } });
const edgeInRegistry = (line: string) =>
  `Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\\ExtensionSettings\\${ids.chromiumId}]\n${line}\n`;

describe('how the extension is installed', () => {
  it.each(files.map(({ path, text }) => [path, text]))('is right in our own %s', (_, text) => {
    expect(checkInstall(text, ids)).toEqual([]);
  });

  it.each([
    [linux({ installation_mode: 'forced' }), 'installation_mode', '"forced"', /force_installed/],
    [linux({ update_url: 'desk.example' }), 'update_url', '"desk.example"', /URL/],
    [linux({ pinned: true }), 'pinned', 'true', /drop the whole policy/],
    [linux({ toolbar_pin: 'pinned' }), 'toolbar_pin', '"pinned"', /force_pinned/],
    [
      linux({ runtime_blocked_hosts: ['*://a.example/x/*'] }),
      'runtime_blocked_hosts[0]',
      '["*://a.example/x/*"]',
      /without a path/,
    ],
    [
      firefox({ toolbar_pin: 'force_pinned' }),
      'toolbar_pin',
      '"force_pinned"',
      /not known to fire/,
    ],
    [firefox({ private_browsing: 'no' }), 'private_browsing', '"no"', /boolean/],
    [edgeInRegistry('"toolbar_pin"="force_pinned"'), 'toolbar_pin', '"force_pinned"', /edge/],
  ])('is named where it is wrong: %s', (text, key, value, reason) => {
    expect(checkInstall(text, ids)).toEqual([
      { key: `ExtensionSettings.${key}`, value, reason: expect.stringMatching(reason) },
    ]);
  });
});
