import { type KeyObject, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The key in a file, made there where it is missing. Whoever loses it loses the extension's id with it. */
export function signingKey(file: string): { key: KeyObject; isNew: boolean } {
  const isNew = !existsSync(file);
  if (isNew) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
      flag: 'wx',
    });
  }
  const key = createPrivateKey(readFileSync(file));
  if (key.asymmetricKeyType !== 'rsa') throw new Error(`${file}: browsers want an RSA key`);
  return { key, isNew };
}
