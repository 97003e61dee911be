import { type LookupAddress, lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { type LookupFunction, isIP } from 'node:net';

import type { HttpCall } from '../../lib/channels/http-channel.ts';
import type { HttpAnswer } from '../../lib/consultation/desk-answer.ts';
import { mayReach } from './reach.ts';

const LONGEST_ANSWER = 1024 * 1024;

/** The call certainly reached nobody. */
export class NotSent extends Error {
  /** For good: another attempt would end the same. */
  readonly forbidden: boolean;

  constructor(because: string, forbidden = false) {
    super(because);
    this.forbidden = forbidden;
  }
}

export interface Guard {
  /** Hosts inside (loopback, private ranges) that the administrator named. */
  allowed: readonly string[];
  signal: AbortSignal;
}

/**
 * Makes a call to an address an administrator wrote down, and to no machine beside it: literal addresses and every
 * resolved one are checked, the connection goes to the one checked, redirects are answers. Throws {@link NotSent} where
 * nothing can have arrived, any other error where it may have.
 */
export function guardedCall(call: HttpCall, { allowed, signal }: Guard): Promise<HttpAnswer> {
  const url = new URL(call.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !mayReach(host, host, allowed)) return Promise.reject(forbidden(host));
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let connected = false;
    const sending = request(url, {
      method: call.method,
      headers: { 'user-agent': 'right-purchase-desk', ...call.headers },
      lookup: checkedLookup(host, allowed),
      agent: false,
      signal,
    });
    sending.once('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    const fail = (error: Error) =>
      reject(connected || error instanceof NotSent ? error : new NotSent(reasonOf(error)));
    sending.once('error', fail);
    sending.once('response', (response) => {
      readWhole(response).then(
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: { get: (name) => headerOf(response, name) },
            text,
          }),
        fail,
      );
    });
    sending.end(call.body);
  });
}

const forbidden = (host: string) =>
  new NotSent(`${host} is inside the network and not among the hosts allowed`, true);

/** Resolves as usual, and refuses what may not be reached. */
const checkedLookup =
  (host: string, allowed: readonly string[]): LookupFunction =>
  (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      if (!addresses.every(({ address }) => mayReach(host, address, allowed)))
        return callback(forbidden(host), []);
      if (options.all) return callback(null, addresses);
      const [first] = addresses;
      return callback(null, first!.address, first!.family);
    });
  };

async function readWhole(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST_ANSWER) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function headerOf({ headers }: http.IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : (value ?? null);
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name cannot be resolved right now',
  ABORT_ERR: 'no connection in time',
};

/** Words for a failed connection; system messages may quote addresses with secrets in them. */
export function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.name;
  return REASONS[code] ?? `no connection (${code})`;
}
