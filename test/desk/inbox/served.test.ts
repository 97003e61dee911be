import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it, vi } from 'vitest';

import { chromiumIn, firefoxIn } from '../../../desk/inbox/deploy/served.ts';
import { extensionId } from '../../../scripts/release/crx.ts';
import { chromiumHosted } from '../../../scripts/release/self-hosted.ts';

vi.stubGlobal('location', { origin: 'https://desk.example' });
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('what the desk serves', () => {
  it('is read from the update manifest that a release writes', () => {
    const files = chromiumHosted(
      new Map([['manifest.json', Buffer.from('{"version": "0.1.0"}')]]),
      privateKey,
      {
        baseUrl: 'https://desk.example/ext',
        version: '1.2.3',
      },
    );
    const xml = new Map(files).get('updates.xml')!;
    expect(chromiumIn(Buffer.from(xml).toString())).toEqual({
      chromiumId: extensionId(privateKey),
      updateUrl: 'https://desk.example/ext/updates.xml',
    });
  });

  it('is, in Firefox, the newest package', () => {
    const updates = ['0.1.0', '0.2.0'].map((version) => ({
      version,
      update_link: `https://desk.example/ext/rp-${version}.xpi`,
    }));
    expect(firefoxIn(JSON.stringify({ addons: { 'rp@corp.example': { updates } } }))).toEqual({
      firefoxId: 'rp@corp.example',
      installUrl: 'https://desk.example/ext/rp-0.2.0.xpi',
    });
  });

  it('is nothing where there are no manifests', () => {
    expect([chromiumIn(''), firefoxIn('')]).toEqual([{}, {}]);
  });
});
