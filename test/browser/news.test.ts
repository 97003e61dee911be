import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { sayHello } from '../../lib/browser/first-run.ts';
import { listenToNotifications, notifyAdvice } from '../../lib/browser/notify.ts';
import { write } from '../../lib/browser/stored.ts';
import { answered } from '../popup/examples.ts';
import { freshBrowser } from './background-room.ts';

vi.mock('../../lib/browser/wording.ts', async () => (await import('./background-room.ts')).spoken);

const openTabs = async () => (await fakeBrowser.tabs.query({})).map(({ url }) => url);
const welcome = expect.stringContaining('/welcome.html');

beforeEach(() => freshBrowser({ organisationName: 'Northwind' }));
afterEach(() => vi.restoreAllMocks());

describe('the first-run page', () => {
  it('is shown once, after the installation', async () => {
    await sayHello('update');
    expect(await openTabs()).not.toContainEqual(welcome);
    await sayHello('install');
    expect(await openTabs()).toContainEqual(welcome);
  });

  it.each([
    [{ firstRun: false, dataConsent: true }, false],
    [{ firstRun: false }, true],
    [{ firstRun: false, dataConsent: false }, true],
    [{ dataConsent: true }, true],
  ])('with the policy %j is shown: %s', async (policy, isShown) => {
    await freshBrowser(policy);
    await sayHello('install');
    expect((await openTabs()).some((url) => url?.includes('/welcome.html'))).toBe(isShown);
  });
});

describe('a notification of advice', () => {
  it('comes only when the buyer asked for it', async () => {
    await notifyAdvice([answered]);
    expect(await fakeBrowser.notifications.getAll()).toEqual({});
    await write('settings', { buyer: {}, notifications: true });
    await notifyAdvice([answered]);
    expect(Object.keys(await fakeBrowser.notifications.getAll())).toEqual([answered.request.id]);
  });

  it('opens its consultation', async () => {
    listenToNotifications();
    await fakeBrowser.notifications.onClicked.trigger(answered.request.id);
    expect(await openTabs()).toContainEqual(
      expect.stringContaining(`/popup.html?view=tab&consultation=${answered.request.id}`),
    );
  });
});
