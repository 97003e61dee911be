import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { keepConsent } from '../../lib/browser/consent.ts';
import { poll } from '../../lib/browser/poll.ts';
import { deskMayHaveChanged, round } from '../../lib/browser/round.ts';
import { freshBrowser, setPolicy } from './background-room.ts';
import { SimulatedDesk } from './simulated-desk.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);

const POLICY = {
  deskUrl: 'https://desk.example',
  enrolmentToken: 'a-good-token',
  dataConsent: true,
  nudgeEveryDays: 1000,
};

let desk: SimulatedDesk;
beforeEach(async () => {
  desk = new SimulatedDesk();
  desk.organisation = { catalogue: [], fleetHealth: true };
  vi.stubGlobal('fetch', desk.fetch);
  await freshBrowser(POLICY);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('the desk is told the version and which policy keys do not fit, with its look at the organisation', async () => {
  await poll();
  await poll();
  expect(desk.reports).toEqual([
    {
      client: { version: '1.2.3', browser: expect.any(String) },
      problems: [{ key: 'nudgeEveryDays', reason: expect.stringContaining('365') }],
    },
  ]);
  expect(JSON.stringify(desk.reports)).not.toContain('1000');
});

it('a policy that was put right is told at once', async () => {
  await poll();
  await setPolicy({ ...POLICY, nudgeEveryDays: 30 });
  await deskMayHaveChanged();
  await round();
  expect(desk.reports.at(-1)).toMatchObject({ problems: [] });
});

it.each([
  ['a browser that knows no such answer', {}, 1],
  ['Firefox, where the buyer said yes', { data_collection: ['technicalAndInteraction'] }, 1],
  ['Firefox, where the buyer said no', { data_collection: ['websiteContent'] }, 0],
])('with the buyer’s own consent it is told in %s: %j', async (_, permissions, reports) => {
  vi.spyOn(fakeBrowser.permissions, 'getAll').mockResolvedValue(permissions as never);
  await setPolicy({ ...POLICY, dataConsent: false });
  await keepConsent(true);
  await poll();
  expect(desk.reports).toHaveLength(reports);
});

it.each<[string, () => unknown]>([
  ['the desk does not ask for it', () => (desk.organisation = { catalogue: [] })],
  ['an administrator of the desk does not want it', () => (desk.organisation.fleetHealth = false)],
  ['the policy says no', () => setPolicy({ ...POLICY, fleetHealth: false })],
])('nothing of it is told where %s', async (_, when) => {
  await when();
  await poll();
  expect(desk.reads).toEqual(['organisation']);
  expect(desk.reports).toEqual([]);
});
