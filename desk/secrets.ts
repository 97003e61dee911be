import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 256 random bits; `kind` in front lets people and secret scanners recognise it. */
export const newSecret = (
  kind: 'enrol' | 'credential' | 'signin' | 'session' | 'attempt',
): string => `rp-${kind}-${randomBytes(32).toString('base64url')}`;

/** What is stored of a secret. Its 256 random bits need no slow hash. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');
