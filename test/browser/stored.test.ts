import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { openShown } from '../../lib/browser/shown.ts';
import { read, setUnreadableAside, write } from '../../lib/browser/stored.ts';

beforeEach(() => fakeBrowser.reset());

const draft = { answers: { purpose: 'cost' }, savedAt: '2026-03-10T12:00:00.000Z' };

describe('what is stored', () => {
  it('is shown to pages as the background wrote it, and as it changes', async () => {
    await write('drafts', { acme: draft });
    const shown = await openShown(['drafts', 'sightings']);
    expect(shown.get()).toEqual({ drafts: { acme: draft }, sightings: {} });
    const seen: unknown[] = [];
    const stop = shown.subscribe(() => seen.push(shown.get().drafts));
    await write('drafts', {});
    await write('history', {});
    stop();
    await write('drafts', { acme: draft });
    expect(seen).toEqual([{}]);
    expect(shown.get().drafts).toEqual({ acme: draft });
  });

  it.each([
    ['from another version', { v: 2, value: { acme: draft } }],
    ['in a shape this build does not know', { v: 1, value: { acme: { answered: ['cost'] } } }],
    ['not ours at all', 'nonsense'],
  ])('%s is kept aside, and neither read nor shown', async (_, stored) => {
    await fakeBrowser.storage.local.set({ drafts: stored });
    await setUnreadableAside();
    expect(await read('drafts')).toEqual({});
    expect((await openShown(['drafts'])).get().drafts).toEqual({});
    expect(await fakeBrowser.storage.local.get('drafts.unreadable')).toEqual({
      'drafts.unreadable': stored,
    });
  });

  it('that fits stays where it is when a new version is installed', async () => {
    await write('drafts', { acme: draft });
    await setUnreadableAside();
    expect((await openShown(['drafts'])).get().drafts).toEqual({ acme: draft });
  });
});
