// @vitest-environment node
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { callDesk } from '../../lib/browser/desk.ts';
import { deskRoutes } from '../../lib/consultation/desk-contract.ts';

let elsewhere: Server;
let desk: Server;
const strays: string[] = [];
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const listening = (server: Server) =>
  new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

beforeAll(async () => {
  elsewhere = createServer((request, response) => {
    strays.push(`${request.url} ${request.headers.authorization}`);
    response.end('{}');
  });
  await listening(elsewhere);
  desk = createServer((_, response) => {
    response.writeHead(307, { location: `${addressOf(elsewhere)}/taken` }).end();
  });
  await listening(desk);
});
afterAll(() => [elsewhere, desk].forEach((server) => server.close()));

describe('a desk that redirects to another host', () => {
  it('is not followed: neither request nor credential goes there', async () => {
    const body = { token: 'a-good-token', client: { version: '1', browser: 'Chrome' } };
    const answer = await callDesk(addressOf(desk), deskRoutes.enrol, {
      body,
      credential: 'secret',
    });
    expect(answer).toMatchObject({ kind: 'later', because: 'unreachable' });
    expect(strays).toEqual([]);
  });
});
