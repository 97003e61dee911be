/** Standard Webhooks 1.0.0, symmetric signatures (v1): github.com/standard-webhooks/standard-webhooks */

const TOLERANCE_MS = 5 * 60_000;

/** `whsec_` and the base64 of 24 to 64 bytes. */
export const SECRET = /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/;

export interface Signed {
  /** The same over all attempts: the receiver's idempotency key. */
  id: string;
  /** Seconds since 1970, as text. */
  timestamp: string;
  body: string;
}

/** The value of `webhook-signature`. */
export async function sign(secret: string, signed: Signed): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await keyOf(secret), contentOf(signed));
  return `v1,${btoa(String.fromCodePoint(...new Uint8Array(signature)))}`;
}

/** Is one of `signatures` (the header's value) good for one of `secrets`, and the timestamp near `now`? */
export async function isGenuine(
  secrets: readonly string[],
  signed: Signed,
  signatures: string,
  now: Date,
): Promise<boolean> {
  const at = /^\d{1,12}$/.test(signed.timestamp) ? Number(signed.timestamp) * 1000 : NaN;
  if (!(Math.abs(now.getTime() - at) <= TOLERANCE_MS)) return false;
  const offered = signatures.slice(0, 2000).split(' ').flatMap(bytesOfSignature);
  for (const secret of secrets) {
    const key = await keyOf(secret);
    for (const signature of offered)
      if (await crypto.subtle.verify('HMAC', key, signature, contentOf(signed))) return true;
  }
  return false;
}

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  );

const contentOf = ({ id, timestamp, body }: Signed) =>
  new TextEncoder().encode(`${id}.${timestamp}.${body}`);

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.codePointAt(0)!);

function bytesOfSignature(part: string) {
  const base64 = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(part)?.[1];
  return base64 ? [bytesOf(base64)] : [];
}
