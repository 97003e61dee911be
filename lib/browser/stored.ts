import { browser } from 'wxt/browser';

import { VERSION } from '../places.ts';
import { type StateKey, type StateValue, state } from '../state.ts';

interface Envelope {
  v: number;
  value: unknown;
}

/**
 * Reads one stored value. Absent: its first value. Of another version or shape (an older or newer build wrote it):
 * its first value, with the original kept under `<key>.unreadable` so that nothing is lost. Only the background
 * calls this; its pages show what it has (see shown.ts).
 */
export async function read<Key extends StateKey>(key: Key): Promise<StateValue<Key>> {
  const area = browser.storage[state[key].area];
  const stored: unknown = (await area.get(key))[key];
  if (stored === undefined) return state[key].initial as StateValue<Key>;
  const value = parse(key, stored);
  if (value !== undefined) return value;
  await area.set({ [`${key}.unreadable`]: stored });
  await area.remove(key);
  return state[key].initial as StateValue<Key>;
}

/** Sets aside whatever this build cannot read, once it is installed: from then on all that is stored fits. */
export async function setUnreadableAside(): Promise<void> {
  await Promise.all(Object.keys(state).map((key) => read(key as StateKey)));
}

/** Writes one value. Only the background calls this. */
export async function write<Key extends StateKey>(key: Key, value: StateValue<Key>): Promise<void> {
  const envelope: Envelope = { v: VERSION, value };
  await browser.storage[state[key].area].set({ [key]: envelope });
}

/** Changes one value by what it is now; changes of a value never run at the same time. Background only. */
export async function update<Key extends StateKey>(
  key: Key,
  change: (value: StateValue<Key>) => StateValue<Key> | Promise<StateValue<Key>>,
): Promise<StateValue<Key>> {
  return navigator.locks.request(`stored:${key}`, async () => {
    const before = await read(key);
    const after = await change(before);
    if (after !== before) await write(key, after);
    return after;
  });
}

function parse<Key extends StateKey>(key: Key, stored: unknown): StateValue<Key> | undefined {
  const envelope = stored as Partial<Envelope> | null;
  if (typeof envelope !== 'object' || envelope?.v !== VERSION) return undefined;
  const parsed = state[key].schema.safeParse(envelope.value);
  return parsed.success ? (parsed.data as StateValue<Key>) : undefined;
}
