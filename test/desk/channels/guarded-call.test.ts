import { isIP } from 'node:net';

import { describe, expect, it, vi } from 'vitest';

import { guardedCall } from '../../../desk/channels/guarded-call.ts';
import { aPeer } from './channel-room.ts';

/** What each look-up answers, one after the other: the name server is the attacker's. */
const answers: string[][] = [];
vi.mock('node:dns', async (original) => ({
  ...(await original<object>()),
  lookup: (_: string, __: object, done: (error: null, addresses: object[]) => void) =>
    done(
      null,
      (answers.shift() ?? []).map((address) => ({ address, family: isIP(address) })),
    ),
}));

const call = (url: string, allowed: string[] = []) =>
  guardedCall(
    { method: 'POST', url, headers: {}, body: 'x' },
    { allowed, signal: AbortSignal.timeout(5000) },
  );

describe('a host name in the hands of an attacker', () => {
  it.each([
    ['leads inside', ['10.0.0.1']],
    ['leads outside and inside', ['93.184.216.34', '127.0.0.1']],
    ['leads inside by IPv6', ['fd12::1']],
    ['leads inside by an IPv4 address written as IPv6', ['::ffff:10.0.0.1']],
    ['leads inside through a translator of addresses', ['64:ff9b::a00:1']],
    ['leads to a cloud’s metadata', ['169.254.169.254']],
  ])('that %s is not followed', async (_, addresses) => {
    answers.push(addresses);
    await expect(call('http://rebind.example:1/')).rejects.toMatchObject({ forbidden: true });
  });

  it.each(['169.254.169.254', '::ffff:169.254.169.254', '64:ff9b::a9fe:a9fe', 'fd00:ec2::254'])(
    'is not followed to a cloud’s metadata at %s, even where it was allowed',
    async (address) => {
      answers.push([address]);
      const reached = call('http://rebind.example:1/', ['rebind.example']);
      await expect(reached).rejects.toMatchObject({ forbidden: true });
    },
  );

  it('that changes between the check and the connection is asked once: the connection goes where was checked', async () => {
    const peer = await aPeer(() => ({ status: 204 }));
    answers.push(['127.0.0.1'], ['10.0.0.1']);
    const { status } = await call(`http://rebind.example:${peer.port}/`, ['rebind.example']);
    expect(status).toBe(204);
    expect(answers.splice(0)).toEqual([['10.0.0.1']]);
  });
});
