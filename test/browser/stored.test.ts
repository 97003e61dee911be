import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { show, watchShown } from '../../lib/browser/shown.ts';
import { read, setUnreadableAside, write } from '../../lib/browser/stored.ts';

beforeEach(() => fakeBrowser.reset());

const draft = { answers: { purpose: 'cost' }, savedAt: '2026-03-10T12:00:00.000Z' };

describe('what is stored', () => {
  it('is shown to pages as the background wrote it, and as it changes', async () => {
    await write('drafts', { acme: draft });
    expect(await show('drafts')).toEqual({ acme: draft });
    const seen: unknown[] = [];
    const stop = watchShown('drafts', (drafts) => seen.push(drafts));
    await write('drafts', {});
    stop();
    await write('drafts', { acme: draft });
    expect(seen).toEqual([{}]);
  });

  it.each([
    ['from another version', { v: 2, value: { acme: draft } }],
    ['in a shape this build does not know', { v: 1, value: { acme: { answered: ['cost'] } } }],
    ['not ours at all', 'nonsense'],
  ])('%s is kept aside, and neither read nor shown', async (_, stored) => {
    await fakeBrowser.storage.local.set({ drafts: stored });
    await setUnreadableAside();
    expect(await read('drafts')).toEqual({});
    expect(await show('drafts')).toEqual({});
    expect(await fakeBrowser.storage.local.get('drafts.unreadable')).toEqual({
      'drafts.unreadable': stored,
    });
  });

  it('that fits stays where it is when a new version is installed', async () => {
    await write('drafts', { acme: draft });
    await setUnreadableAside();
    expect(await show('drafts')).toEqual({ acme: draft });
  });
});
