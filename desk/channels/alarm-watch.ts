import type { Desk } from '../desk.ts';
import { channelHealthOf } from '../store/channel-health.ts';
import { Pause } from './pause.ts';

const LOOK_EVERY_MS = 60_000;

/** Says in the log, once for each time it happens, that a channel has been failing for long. */
export class AlarmWatch {
  readonly #desk: Desk;
  readonly #pause = new Pause();
  /** By channel: the failure that was said. */
  readonly #said = new Map<string, string>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async run(): Promise<void> {
    const { stopping, log } = this.#desk;
    stopping.addEventListener('abort', () => this.#pause.end());
    while (!stopping.aborted) {
      await this.look().catch((error: Error) => log('error', 'alarms', { error: error.name }));
      await this.#pause.wait(LOOK_EVERY_MS);
    }
  }

  async look(): Promise<void> {
    const { store, now, log } = this.#desk;
    for (const health of await channelHealthOf(store.db, now())) {
      const { id: channel, isAlarming, failingSince = '', because, waiting } = health;
      if (!isAlarming || this.#said.get(channel) === failingSince) continue;
      this.#said.set(channel, failingSince);
      log('error', 'channel failing', { channel, since: failingSince, because, waiting });
    }
  }
}
