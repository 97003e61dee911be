import { type KeyObject, createHash, createPublicKey, sign } from 'node:crypto';

/**
 * A packed extension (CRX3) that browsers accept from a server of one's own: the zip behind a header with the key and
 * its signature. The same zip and key give the same bytes.
 * Source: https://source.chromium.org/chromium/chromium/src/+/main:components/crx_file/crx3.proto
 */
export function crx(zip: Uint8Array, key: KeyObject): Buffer {
  const publicKey = publicKeyOf(key);
  const signedData = field(1, digest(publicKey).subarray(0, 16));
  const signature = sign(
    'sha256',
    Buffer.concat([Buffer.from('CRX3 SignedData\0'), uint32(signedData.length), signedData, zip]),
    key,
  );
  const proof = Buffer.concat([field(1, publicKey), field(2, signature)]);
  const header = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), uint32(3), uint32(header.length), header, zip]);
}

/** The extension's id: the first 16 bytes of the key's SHA-256, a hexadecimal digit a letter from a to p. */
export const extensionId = (key: KeyObject): string =>
  digest(publicKeyOf(key))
    .toString('hex')
    .slice(0, 32)
    .replaceAll(/./g, (digit) => String.fromCodePoint(97 + Number.parseInt(digit, 16)));

/** What `key` in a manifest must be for an unpacked copy to have the same id. */
export const manifestKey = (key: KeyObject): string => publicKeyOf(key).toString('base64');

const publicKeyOf = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' });

const digest = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** A field of bytes as protocol buffers write it. */
const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
