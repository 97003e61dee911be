import { browser } from 'wxt/browser';

import { VERSION, places } from '../places.ts';
import type { StateKey, StateValue } from '../state.ts';

/** What our own background stored, for a page that shows it. Parsed when it was written, so not once more. */
export async function show<Key extends StateKey>(key: Key): Promise<StateValue<Key>> {
  const area = browser.storage[places[key].area];
  return valueIn(key, (await area.get(key))[key]);
}

/** Calls `seen` with each new value from now on. Returns the end of watching. */
export function watchShown<Key extends StateKey>(
  key: Key,
  seen: (value: StateValue<Key>) => void,
): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, areaName: string) => {
    const change = changes[key];
    if (change && areaName === places[key].area) seen(valueIn(key, change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function valueIn<Key extends StateKey>(key: Key, stored: unknown): StateValue<Key> {
  const envelope = stored as { v: number; value: StateValue<Key> } | undefined;
  return envelope?.v === VERSION ? envelope.value : (places[key].initial as StateValue<Key>);
}
