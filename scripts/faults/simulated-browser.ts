/**
 * As much of a browser as the background needs, in a thread of its own that may be ended at any moment: storage on a
 * disk that outlives it, alarms, locks; and a clock that runs `speed` times as fast, so that minutes of patience are
 * seconds. Loaded before anything of the extension.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workerData } from 'node:worker_threads';

export interface Birth {
  /** Folder of what outlives the browser. */
  disk: string;
  policy: Record<string, unknown>;
  speed: number;
}

const { disk, policy, speed } = workerData as Birth;
mkdirSync(disk, { recursive: true });

/** A call that nobody answers is given up after this long, however fast the clock. */
const SHORTEST_PATIENCE_MS = 4000;

const RealDate = Date;
const born = RealDate.now();
const now = () => born + (RealDate.now() - born) * speed;
globalThis.Date = class extends RealDate {
  constructor(...args: []) {
    super(...(args.length === 0 ? ([now()] as unknown as []) : args));
  }
  static override now = now;
} as DateConstructor;

const realTimeout = globalThis.setTimeout;
const faster = (ring: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
  realTimeout(ring, ms / speed, ...args);
globalThis.setTimeout = faster as typeof setTimeout;
const realPatience = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (ms) => realPatience(Math.max(SHORTEST_PATIENCE_MS, ms / speed));

/** Written whole or not at all, whenever the thread ends. */
export function save(name: string, value: unknown): void {
  const file = path.join(disk, name);
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}

export function load<Value>(name: string, otherwise: Value): Value {
  try {
    return JSON.parse(readFileSync(path.join(disk, name), 'utf8')) as Value;
  } catch {
    return otherwise;
  }
}

type Items = Record<string, unknown>;

function area(items: Items, keep: (items: Items) => void = () => {}) {
  return {
    get: async (keys?: string | string[]) => {
      const names = keys === undefined ? Object.keys(items) : [keys].flat();
      const found = names.filter((name) => name in items).map((name) => [name, items[name]]);
      return structuredClone(Object.fromEntries(found)) as Items;
    },
    set: async (more: Items) => keep(Object.assign(items, structuredClone(more))),
    remove: async (keys: string | string[]) => {
      for (const name of [keys].flat()) delete items[name];
      keep(items);
    },
  };
}

const event = () => {
  const listeners: ((...args: unknown[]) => void)[] = [];
  return {
    addListener: (listener: (...args: unknown[]) => void) => void listeners.push(listener),
    hasListener: (listener: (...args: unknown[]) => void) => listeners.includes(listener),
    ring: (...args: unknown[]) => {
      for (const listener of listeners) listener(...args);
    },
  };
};

const onAlarm = event();
let alarm: NodeJS.Timeout | undefined;
const nothing = async () => {};

export const browser = {
  runtime: {
    id: 'simulated',
    getManifest: () => ({ version: '0.1.0' }),
    getURL: (file: string) => `chrome-extension://simulated/${file}`,
    onMessage: event(),
    onInstalled: event(),
    onStartup: event(),
  },
  storage: {
    local: area(load<Items>('storage.json', {}), (items) => save('storage.json', items)),
    session: area({}),
    managed: area(policy),
    onChanged: event(),
  },
  alarms: {
    onAlarm,
    create: async (_: string, { when }: { when: number }) => {
      clearTimeout(alarm);
      alarm = faster(() => onAlarm.ring(), when - now());
    },
    clear: async () => clearTimeout(alarm),
  },
  action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing, setTitle: nothing },
  notifications: { onClicked: event(), create: nothing, clear: nothing },
  permissions: { contains: async () => false },
  tabs: { query: async () => [], create: nothing, onRemoved: event() },
  i18n: { getUILanguage: () => 'en' },
};

/** Node's locks are shared by all threads; a browser's are its own. */
const held = new Map<string, Promise<unknown>>();
const locks = {
  request: (name: string, act: () => unknown) => {
    const mine = (held.get(name) ?? Promise.resolve()).then(act, act);
    held.set(
      name,
      mine.then(
        () => {},
        () => {},
      ),
    );
    return mine;
  },
};
Object.defineProperty(navigator, 'locks', { value: locks });
const events = new EventTarget();
Object.assign(globalThis, {
  browser,
  addEventListener: events.addEventListener.bind(events),
  dispatchEvent: events.dispatchEvent.bind(events),
});
