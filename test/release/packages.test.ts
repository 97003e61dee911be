import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { crx, extensionId, manifestKey } from '../../scripts/release/crx.ts';
import {
  chromiumHosted,
  firefoxHosted,
  forChromeStore,
} from '../../scripts/release/self-hosted.ts';
import { signingKey } from '../../scripts/release/signing-key.ts';
import { type Files, readFolder, zip } from '../../scripts/release/zip.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const bytes = (text: string) => new TextEncoder().encode(text);
const hosting = { baseUrl: 'https://desk.example.com/it&us', version: '1.2.3' };

const build = (manifest: object): Files =>
  new Map([
    ['manifest.json', bytes(JSON.stringify({ version: '0.1.0', ...manifest }))],
    ['gate.js', bytes('gate')],
  ]);
const chromeBuild = build({ key: 'of the build', minimum_chrome_version: '123' });
const firefoxBuild = build({
  browser_specific_settings: { gecko: { id: 'a@b.example', strict_min_version: '140.0' } },
});
/** The zip of these files, written in this order at this time. */
function zipOf(names: string[], at: number): Buffer {
  for (const name of names) {
    writeFileSync(path.join(folder, name), name.repeat(100));
    utimesSync(path.join(folder, name), at, at);
  }
  const packed = zip(readFolder(folder));
  for (const name of names) rmSync(path.join(folder, name));
  return Buffer.from(packed);
}

const manifestIn = (package_: Uint8Array) =>
  JSON.parse(strFromU8(unzipSync(package_)['manifest.json']!));

/** The parts of a CRX by their published layout, read without the code that wrote them. */
function parts(package_: Buffer) {
  const headerLength = package_.readUInt32LE(8);
  const header = package_.subarray(12, 12 + headerLength);
  const body = package_.subarray(12 + headerLength);
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const signature = header.subarray(header.indexOf(spki) + spki.length + 3).subarray(0, 256);
  const signedData = header.subarray(-18);
  return { magic: package_.subarray(0, 8), header, spki, signature, signedData, body };
}

describe('a zip', () => {
  it('has the same bytes whenever and in whatever order its files were written', () => {
    const first = zipOf(['b.js', 'a.js', 'ä.json'], 1_700_000_000);
    const second = zipOf(['ä.json', 'a.js', 'b.js'], 1_800_000_000);
    expect(first.equals(second)).toBe(true);
    expect(Object.keys(unzipSync(first))).toEqual(['a.js', 'b.js', 'ä.json']);
  });
});

describe('a CRX', () => {
  const packed = crx(bytes('the zip'), privateKey);

  it('holds the zip behind a signature of its key', () => {
    const { magic, spki, signature, signedData, body } = parts(packed);
    expect(magic.toString('latin1')).toBe('Cr24\u0003\0\0\0');
    expect(body.toString()).toBe('the zip');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(signedData.length);
    const signed = Buffer.concat([Buffer.from('CRX3 SignedData\0'), length, signedData, body]);
    expect(verify('sha256', signed, createPublicKey(privateKey), signature)).toBe(true);
    const digest = createHash('sha256').update(spki).digest();
    expect(signedData.subarray(2).equals(digest.subarray(0, 16))).toBe(true);
  });

  it('has the id that Chromium makes of the key', () => {
    const digest = createHash('sha256').update(parts(packed).spki).digest('hex');
    expect(extensionId(privateKey)).toMatch(/^[a-p]{32}$/);
    const digits = [...extensionId(privateKey)].map((letter) =>
      (letter.codePointAt(0)! - 97).toString(16),
    );
    expect(digits.join('')).toBe(digest.slice(0, 32));
  });

  it('has the same bytes each time', () => {
    expect(crx(bytes('the zip'), privateKey).equals(packed)).toBe(true);
  });
});

describe('what an organisation serves', () => {
  it('to Chromium: the package, and where updates are told', () => {
    const files = chromiumHosted(chromeBuild, privateKey, hosting);
    expect([...files.keys()]).toEqual(['right-purchase-1.2.3.crx', 'updates.xml']);
    const { body } = parts(Buffer.from(files.get('right-purchase-1.2.3.crx')!));
    expect(manifestIn(body)).toMatchObject({
      version: '1.2.3',
      key: manifestKey(privateKey),
      update_url: 'https://desk.example.com/it&us/updates.xml',
    });
    const updates = strFromU8(files.get('updates.xml')!);
    expect(updates).toContain(`appid='${extensionId(privateKey)}'`);
    expect(updates).toContain(
      "codebase='https://desk.example.com/it&amp;us/right-purchase-1.2.3.crx' version='1.2.3' prodversionmin='123'",
    );
  });

  it('to Firefox: the package, where updates are told, and the digest of what comes', () => {
    const files = firefoxHosted(firefoxBuild, hosting);
    const xpi = files.get('right-purchase.xpi')!;
    expect(manifestIn(xpi).browser_specific_settings.gecko).toEqual({
      id: 'a@b.example',
      strict_min_version: '140.0',
      update_url: 'https://desk.example.com/it&us/updates.json',
    });
    const { addons } = JSON.parse(strFromU8(files.get('updates.json')!));
    expect(addons['a@b.example'].updates).toEqual([
      {
        version: '1.2.3',
        update_link: 'https://desk.example.com/it&us/right-purchase.xpi',
        update_hash: `sha256:${createHash('sha256').update(xpi).digest('hex')}`,
        applications: { gecko: { strict_min_version: '140.0' } },
      },
    ]);
  });
});

it('Chrome’s store gets the build without a key: it has one', () => {
  expect(manifestIn(zip(forChromeStore(chromeBuild)))).not.toHaveProperty('key');
});

describe('the signing key', () => {
  it('is made once, for the owner’s eyes only, and read from then on', () => {
    const file = path.join(folder, 'keys', 'release.pem');
    const made = signingKey(file);
    expect(made.isNew).toBe(true);
    expect(statSync(file).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
    const kept = readFileSync(file, 'utf8');
    const again = signingKey(file);
    expect(again.isNew).toBe(false);
    expect(extensionId(again.key)).toBe(extensionId(made.key));
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });

  it('of a kind that browsers do not take is refused by name', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const file = path.join(folder, 'ed.pem');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(() => signingKey(file)).toThrow(`${file}: browsers want an RSA key`);
  });
});
