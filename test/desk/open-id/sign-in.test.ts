import { setTimeout as later } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { OpenIdConfig } from '../../../desk/open-id/config.ts';
import { type RunningApp, call, runApp, signIn } from '../running-app.ts';
import { PersonWithBrowser } from './person-with-browser.ts';
import { CLIENT, type People, type RealProvider, USUAL, startProvider } from './real-provider.ts';

const HOUR_MS = 60 * 60 * 1000;

let people: People;
let ways: typeof USUAL;
let provider: RealProvider;
let desk: RunningApp;
let priya: PersonWithBrowser;

beforeEach(async () => {
  // The provider reminds whoever starts it that its keys are for trying things out.
  vi.spyOn(console, 'warn').mockReturnValue();
  people = {
    priya: { name: 'Priya Rao', groups: ['it-admins', 'staff'] },
    tom: { name: 'Tom Ek', groups: ['it-desk'] },
    mara: { name: 'Mara Lind', groups: ['staff'] },
  };
  ways = { ...USUAL };
  provider = await startProvider(people, () => desk.url, ways);
  desk = await runApp({ openId: config() });
  priya = new PersonWithBrowser();
});
afterEach(async () => {
  await desk.stop();
  await provider.stop();
});

const config = (more: Partial<OpenIdConfig> = {}): OpenIdConfig => ({
  issuer: new URL(provider.issuer),
  ...CLIENT,
  scope: 'openid profile email',
  claim: 'groups',
  advisors: new Set(['it-desk']),
  admins: new Set(['it-admins']),
  ...more,
});

const session = (person: PersonWithBrowser) => person.get(`${desk.url}/api/inbox/session`);
const me = async (person: PersonWithBrowser) => (await session(person)).json();

/** What a browser takes along to the provider. */
const sent = async () => {
  const response = await priya.get(`${desk.url}/api/inbox/open-id`);
  return new URL(response.headers.get('location')!).searchParams;
};

describe('signing in at the organisation’s OpenID provider', () => {
  it('brings an administrator in, under the name the provider knows', async () => {
    expect(await priya.signIn(desk.url, 'priya')).toBe('/');
    expect(await me(priya)).toMatchObject({ name: 'Priya Rao', role: 'admin' });
  });

  it('makes an advisor of whom the groups say so, and the same one the next time', async () => {
    const [first, second] = [new PersonWithBrowser(), new PersonWithBrowser()];
    await first.signIn(desk.url, 'tom');
    await second.signIn(desk.url, 'tom');
    const known = await me(first);
    expect(known).toMatchObject({ name: 'Tom Ek', role: 'advisor' });
    expect(await me(second)).toEqual(known);
  });

  it('keeps out who is in no group that may', async () => {
    expect(await priya.signIn(desk.url, 'mara')).toBe('/#sign-in-failed=no-role');
    expect((await session(priya)).status).toBe(401);
  });

  it('follows the groups: a changed role counts, a lost one ends every session', async () => {
    const elsewhere = new PersonWithBrowser();
    await elsewhere.signIn(desk.url, 'priya');
    people.priya!.groups = ['it-desk'];
    await priya.signIn(desk.url, 'priya');
    expect(await me(priya)).toMatchObject({ role: 'advisor' });
    people.priya!.groups = [];
    await new PersonWithBrowser().signIn(desk.url, 'priya');
    expect((await session(priya)).status).toBe(401);
    expect((await session(elsewhere)).status).toBe(401);
  });

  it('gives a new session each time, and ends the one there was', async () => {
    await priya.signIn(desk.url, 'priya');
    const before = priya.cookies(desk.url);
    await priya.signIn(desk.url, 'priya');
    expect(priya.cookies(desk.url)).not.toBe(before);
    const old = await call('GET', `${desk.url}/api/inbox/session`, { headers: { cookie: before } });
    expect(old.status).toBe(401);
  });

  it('lasts while it is used, a day at most, and half a day without use', async () => {
    await priya.signIn(desk.url, 'priya');
    const statuses: number[] = [];
    for (let n = 0; n < 4; n++) {
      desk.clock.now += 7 * HOUR_MS;
      statuses.push((await session(priya)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 401]);
    await priya.signIn(desk.url, 'priya');
    desk.clock.now += 12 * HOUR_MS;
    expect((await session(priya)).status).toBe(401);
  });

  it('sets cookies that no script reads; only the one for the way back comes along from another site', async () => {
    const begun = await priya.get(`${desk.url}/api/inbox/open-id`);
    expect(begun.headers.get('set-cookie')).toMatch(
      /^desk-open-id=[^;]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const { url } = await priya.logIn(desk.url, 'priya');
    const back = await priya.get(url.href);
    expect(back.headers.getSetCookie().join('\n')).toMatch(
      /desk=rp-session-[^;]+; Max-Age=86400; Path=\/; HttpOnly; SameSite=Strict/,
    );
  });

  it('sends what protects it: PKCE, state and nonce, new each time', async () => {
    const [one, other] = [await sent(), await sent()];
    expect(one.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) {
      expect(one.get(name)).toMatch(/^[\w-]{40,}$/);
      expect(one.get(name)).not.toBe(other.get(name));
    }
  });
});

describe('a sign-in that goes wrong', () => {
  it('is refused with another state', async () => {
    const { url } = await priya.logIn(desk.url, 'priya');
    url.searchParams.set('state', 'x'.repeat(43));
    expect(await priya.comeBack(url)).toBe('/#sign-in-failed=stale');
  });

  it('is refused in another browser than it began in', async () => {
    const { url } = await priya.logIn(desk.url, 'priya');
    expect(await new PersonWithBrowser().comeBack(url)).toBe('/#sign-in-failed=stale');
  });

  it('is refused the second time', async () => {
    const { url } = await priya.logIn(desk.url, 'priya');
    expect(await priya.comeBack(url)).toBe('/');
    expect(await priya.comeBack(url)).toBe('/#sign-in-failed=stale');
  });

  it('is refused once the code has expired', async () => {
    ways.code = 1;
    const { url } = await priya.logIn(desk.url, 'priya');
    await later(2100);
    expect(await priya.comeBack(url)).toBe('/#sign-in-failed=stale');
  });

  it.each([
    ['is let pass', 20, '/'],
    ['is refused', 40, '/#sign-in-failed=provider'],
  ])(
    '%s with a token that expired %i seconds ago by the clock of the desk',
    async (_, late, end) => {
      ways.tellsAllInToken = true;
      ways.onToken = () => vi.setSystemTime(Date.now() + (60 + late) * 1000);
      expect(await priya.signIn(desk.url, 'priya')).toBe(end);
      vi.useRealTimers();
    },
  );

  it('is refused after ten minutes', async () => {
    const { url } = await priya.logIn(desk.url, 'priya');
    desk.clock.now += 10 * 60 * 1000;
    expect(await priya.comeBack(url)).toBe('/#sign-in-failed=stale');
  });

  it.each([
    ['nonce', 'provider'],
    ['verifier', 'stale'],
  ] as const)('is refused with another %s', async (what, failure) => {
    const { url } = await priya.logIn(desk.url, 'priya');
    await desk.db
      .updateTable('open_id_attempt')
      .set({ [what]: 'y'.repeat(43) })
      .execute();
    expect(await priya.comeBack(url)).toBe(`/#sign-in-failed=${failure}`);
    expect((await session(priya)).status).toBe(401);
  });

  it('says that the person did not go through with it', async () => {
    expect(await priya.signIn(desk.url, 'nobody')).toBe('/#sign-in-failed=refused');
  });

  it('says that the provider is down, before and in the middle', async () => {
    const { url } = await priya.logIn(desk.url, 'priya');
    await provider.stop();
    expect(await priya.comeBack(url)).toBe('/#sign-in-failed=provider');
    const stranger = await runApp({ openId: config() });
    const begun = await call('GET', `${stranger.url}/api/inbox/open-id`);
    expect(begun.headers.get('location')).toBe('/#sign-in-failed=provider');
    await stranger.stop();
  });

  it('is refused where the provider calls itself otherwise than the configuration does', async () => {
    const port = new URL(provider.issuer).port;
    const other = await runApp({ openId: config({ issuer: new URL(`http://127.0.0.1:${port}`) }) });
    const begun = await call('GET', `${other.url}/api/inbox/open-id`);
    expect(begun.headers.get('location')).toBe('/#sign-in-failed=provider');
    await other.stop();
  });

  it('leaves a code in the log and nobody’s name', async () => {
    await priya.signIn(desk.url, 'mara');
    const log = desk.logged.join('\n');
    expect(log).toContain('"failure":"no-role"');
    expect(log).not.toMatch(/mara/i);
  });
});

describe('signing out', () => {
  it('ends the session at the provider too, and comes back to the desk', async () => {
    await priya.signIn(desk.url, 'priya');
    expect(await priya.isAskedToLogIn(desk.url)).toBe(false);
    const goTo = await priya.leave(desk.url);
    expect((await session(priya)).status).toBe(401);
    const { origin, searchParams } = new URL(goTo!);
    expect(origin).toBe(provider.issuer);
    expect(searchParams.get('client_id')).toBe(CLIENT.clientId);
    expect(searchParams.get('id_token_hint')).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await priya.logOut(goTo!)).toBe(`${desk.url}/`);
    expect(await priya.isAskedToLogIn(desk.url)).toBe(true);
  });

  it('does so without a hint where the provider’s token is too long for an address', async () => {
    ways.tellsAllInToken = true;
    people.priya!.name = 'P'.repeat(5000);
    await priya.signIn(desk.url, 'priya');
    const goTo = await priya.leave(desk.url);
    expect(new URL(goTo!).searchParams.has('id_token_hint')).toBe(false);
    expect(await priya.logOut(goTo!)).toBe(`${desk.url}/`);
  });

  it('ends the session here where the provider has no place for it', async () => {
    ways.signsOut = false;
    await priya.signIn(desk.url, 'priya');
    expect(await priya.leave(desk.url)).toBeUndefined();
    expect((await session(priya)).status).toBe(401);
  });

  it('ends the session here while the provider is down, and leaves a line in the log', async () => {
    await priya.signIn(desk.url, 'priya');
    await provider.stop();
    // By then the desk asks the provider anew for its addresses.
    vi.setSystemTime(Date.now() + 2 * HOUR_MS);
    expect(await priya.leave(desk.url)).toBeUndefined();
    vi.useRealTimers();
    expect((await session(priya)).status).toBe(401);
    expect(desk.logged.join('\n')).toContain('"failure":"sign-out"');
  });

  it('of a session that a link began does not go there', async () => {
    const { cookie } = await signIn(desk, desk.signInToken);
    const headers = { cookie: cookie!, origin: desk.url };
    const left = await call('DELETE', `${desk.url}/api/inbox/session`, { headers });
    expect([left.status, left.json]).toEqual([200, {}]);
  });
});

describe('beside the provider', () => {
  it('the page is told that there is one', async () => {
    const { json } = await call('GET', `${desk.url}/api/inbox/sign-in`);
    expect(json).toEqual({ openId: true });
  });

  it('nobody is invited by a link; the link printed where the desk runs still works', async () => {
    const admin = await signIn(desk, desk.signInToken);
    const invite = await call('POST', `${desk.url}/api/inbox/advisors`, {
      body: { name: 'X', role: 'admin' },
      headers: admin,
    });
    expect(invite.status).toBe(403);
    expect((await call('GET', `${desk.url}/api/inbox/session`, { headers: admin })).status).toBe(
      200,
    );
  });
});
