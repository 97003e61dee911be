import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

import { type Rolldown, build } from 'vite';

import type { UiAnswer } from '../../lib/messages.ts';
import type { Buyer } from './buyer.ts';
import type { Press, Seen } from './fleet-browser.ts';
import type { Birth } from './simulated-browser.ts';

const SPEED = 10;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Stands in for modules that only a build of the extension has. */
const STAND_INS: Record<string, string> = {
  '#i18n': "export const i18n = { t: (key) => (key === 'languageTag' ? 'en' : key) };",
  'wxt/browser': 'export const browser = globalThis.browser;',
};

/** The extension's background as one file that a thread runs. */
export async function bundleBrowser(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'import.meta.env.BROWSER': '"chrome"' },
    plugins: [
      {
        name: 'stand-ins',
        enforce: 'pre',
        resolveId: (id) => {
          if (id in STAND_INS) return `\0${id}`;
          return id.endsWith('/outbox-store.ts') ? here('disk-outbox.ts') : undefined;
        },
        load: (id) => STAND_INS[id.slice(1)],
      },
    ],
    ssr: { noExternal: true },
    build: {
      ssr: here('fleet-browser.ts'),
      write: false,
      minify: false,
      rollupOptions: { output: { codeSplitting: false } },
    },
  });
  const [chunk] = (built as Rolldown.RolldownOutput).output;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'fleet-')), 'browser.mjs');
  writeFileSync(file, chunk.code);
  return file;
}

/** A browser in a thread, with its disk. */
export class FleetBrowser implements Buyer {
  readonly #script: string;
  readonly #birth: Birth;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #worker: Worker | undefined;
  #calls = 0;
  /** It has answered since it was started. */
  isUp = false;

  constructor(script: string, policy: Record<string, unknown>) {
    this.#script = script;
    this.#birth = { disk: mkdtempSync(path.join(tmpdir(), 'profile-')), policy, speed: SPEED };
    this.start();
  }

  start(): void {
    const worker = new Worker(this.#script, { workerData: this.#birth });
    worker.on('message', ({ call, answer }: { call: number; answer: unknown }) => {
      this.isUp = true;
      this.#waiting.get(call)?.(answer);
      this.#waiting.delete(call);
    });
    // Not a fault of the run's making: it ends the run.
    worker.on('error', (error) => {
      throw error;
    });
    this.#worker = worker;
  }

  /** In the middle of whatever it does; nobody is told. */
  async crash(): Promise<void> {
    this.isUp = false;
    await this.#worker?.terminate();
    for (const gone of this.#waiting.values()) gone(undefined);
    this.#waiting.clear();
    this.start();
  }

  async press(press: Press): Promise<boolean> {
    const answer = (await this.#tell(press)) as UiAnswer | undefined;
    return answer?.ok === true;
  }

  async look(): Promise<Seen[] | undefined> {
    const seen = await this.#tell({ press: 'look' });
    return Array.isArray(seen) ? (seen as Seen[]) : undefined;
  }

  async hurry(): Promise<void> {
    await this.#tell({ press: 'online' });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    rmSync(this.#birth.disk, { recursive: true, force: true });
  }

  #tell(press: Press): Promise<unknown> {
    const call = ++this.#calls;
    return new Promise((answered) => {
      this.#waiting.set(call, answered);
      this.#worker?.postMessage({ call, press });
    });
  }
}
