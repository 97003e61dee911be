import { browser } from 'wxt/browser';

import { VERSION, places } from '../places.ts';
import type { StateKey, StateValue } from '../state.ts';

type Values<Key extends StateKey> = { [Each in Key]: StateValue<Each> };

/** What our own background stored, for a page that shows it: as it stands, and a call with each change. */
export interface Shown<Key extends StateKey> {
  get: () => Values<Key>;
  subscribe: (changed: () => void) => () => void;
}

/**
 * Opens some stored values to a page. They were parsed when they were written, so not once more; all of them come in
 * one read a storage area, so that a page is drawn once.
 */
export async function openShown<Key extends StateKey>(keys: readonly Key[]): Promise<Shown<Key>> {
  let values: Partial<Values<Key>> = {};
  const listeners = new Set<() => void>();

  browser.storage.onChanged.addListener((changes, areaName) => {
    const changed = keys.filter((key) => changes[key] && places[key].area === areaName);
    if (changed.length === 0) return;
    const news = changed.map((key) => [key, valueIn(key, changes[key]?.newValue)]);
    values = { ...values, ...Object.fromEntries(news) };
    for (const listener of listeners) listener();
  });
  const stored = await readAll(keys);
  // What changed while it was read is newer.
  values = { ...stored, ...values };

  return {
    get: () => values as Values<Key>,
    subscribe: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}

async function readAll<Key extends StateKey>(keys: readonly Key[]): Promise<Values<Key>> {
  const areas = await Promise.all(
    (['local', 'session'] as const).map((area) =>
      browser.storage[area].get(keys.filter((key) => places[key].area === area)),
    ),
  );
  const stored: Record<string, unknown> = Object.assign({}, ...areas);
  return Object.fromEntries(keys.map((key) => [key, valueIn(key, stored[key])])) as Values<Key>;
}

function valueIn<Key extends StateKey>(key: Key, stored: unknown): StateValue<Key> {
  const envelope = stored as { v: number; value: StateValue<Key> } | undefined;
  return envelope?.v === VERSION ? envelope.value : (places[key].initial as StateValue<Key>);
}
