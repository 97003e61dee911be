import { type KeyObject, createHash } from 'node:crypto';

import { crx, extensionId, manifestKey } from './crx.ts';
import { type Files, zip } from './zip.ts';

/** What an organisation serves to its browsers from `baseUrl` (no slash at its end). */
export interface Hosting {
  baseUrl: string;
  version: string;
}

/** The signed package for Chromium-family browsers and the update manifest that they ask every few hours. */
export function chromiumHosted(build: Files, key: KeyObject, { baseUrl, version }: Hosting): Files {
  const name = `right-purchase-${version}.crx`;
  const built = manifestOf(build);
  const manifest = {
    ...built,
    version,
    key: manifestKey(key),
    update_url: `${baseUrl}/updates.xml`,
  };
  const updates = `<?xml version='1.0' encoding='UTF-8'?>
<gupdate xmlns='http://www.google.com/update2/response' protocol='2.0'>
  <app appid='${extensionId(key)}'>
    <updatecheck codebase='${attribute(`${baseUrl}/${name}`)}' version='${version}' prodversionmin='${built.minimum_chrome_version}' />
  </app>
</gupdate>
`;
  return new Map([
    [name, crx(zip(withManifest(build, manifest)), key)],
    ['updates.xml', text(updates)],
  ]);
}

/**
 * The package for Firefox and its update manifest. Firefox itself wants Mozilla's signature on it, ESR can be told not
 * to. Its name is the same in each version: policies name it, and must not lead to a package that is gone.
 */
export function firefoxHosted(build: Files, { baseUrl, version }: Hosting): Files {
  const name = 'right-purchase.xpi';
  const built = manifestOf(build);
  const { gecko } = built.browser_specific_settings;
  const manifest = {
    ...built,
    version,
    browser_specific_settings: { gecko: { ...gecko, update_url: `${baseUrl}/updates.json` } },
  };
  const xpi = zip(withManifest(build, manifest));
  const update = {
    version,
    update_link: `${baseUrl}/${name}`,
    update_hash: `sha256:${createHash('sha256').update(xpi).digest('hex')}`,
    applications: { gecko: { strict_min_version: gecko.strict_min_version } },
  };
  return new Map([
    [name, xpi],
    ['updates.json', json({ addons: { [gecko.id]: { updates: [update] } } })],
  ]);
}

/** The build as Chrome's store wants it: the store has the key. */
export function forChromeStore(build: Files): Files {
  const { key: _, ...manifest } = manifestOf(build);
  return withManifest(build, manifest);
}

/** As much of a built manifest as is looked at here. */
interface Manifest {
  minimum_chrome_version?: string;
  browser_specific_settings: { gecko: { id: string; strict_min_version: string } };
}

const manifestOf = (build: Files): Manifest & { key?: string } =>
  JSON.parse(Buffer.from(build.get('manifest.json')!).toString('utf8'));

const withManifest = (build: Files, manifest: object): Files =>
  new Map([...build, ['manifest.json', json(manifest)]]);

const json = (value: unknown): Uint8Array => text(`${JSON.stringify(value, null, 2)}\n`);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const attribute = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll("'", '&apos;').replaceAll('<', '&lt;');
