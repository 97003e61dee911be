import { setTimeout as delay } from 'node:timers/promises';

import type { HttpChannel, Reading } from '../../lib/channels/http-channel.ts';
import { waitMs } from '../../lib/consultation/backoff.ts';
import type { Desk } from '../desk.ts';
import { noteOutcome } from '../store/channel-health.ts';
import {
  type DeliveryRow,
  type Settled,
  claimDelivery,
  keepThread,
  settleDelivery,
  threadOf,
} from '../store/deliveries.ts';
import { attempt } from './attempt.ts';
import { type Channel, httpChannels, redacted } from './config.ts';
import { noticeOf } from './notices.ts';
import { Pause } from './pause.ts';

const CALL_MS = 15_000;
/** Longer than an attempt of two calls. */
const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 5_000;

export interface LaneOptions {
  allowHosts: readonly string[];
  inboxUrl: string;
  /** No new attempt. */
  stopping: AbortSignal;
  /** No attempt any more. */
  hangUp: AbortSignal;
  /** How often to look for replies where a tool does not tell of them. */
  pollMs: number;
  /** In [0, 1). */
  random: () => number;
}

/** Delivers to one channel, one after the other, until `stopping`. Whatever one channel does, others have their own. */
export class Lane {
  readonly #desk: Desk;
  readonly #channel: Channel;
  readonly #options: LaneOptions;
  readonly #pause = new Pause();
  #failures = 0;
  #notBefore = 0;

  constructor(desk: Desk, channel: Channel, options: LaneOptions) {
    this.#desk = desk;
    this.#channel = channel;
    this.#options = options;
  }

  /** There may be something to deliver. */
  wake(): void {
    this.#pause.end();
  }

  async run(): Promise<void> {
    const { stopping } = this.#options;
    stopping.addEventListener('abort', () => this.wake());
    while (!stopping.aborted) {
      const worked = await this.#deliverOne().catch((error: Error) => this.#failed(error));
      if (stopping.aborted) return;
      if (!worked) await this.#pause.wait(LOOK_EVERY_MS);
      else await delay(paceOf(this.#channel), undefined, { signal: stopping }).catch(() => {});
    }
  }

  #failed(error: Error): false {
    this.#desk.log('error', 'channel', { channel: this.#channel.id, error: error.name });
    return false;
  }

  /** Returns whether there was something to do. */
  async #deliverOne(): Promise<boolean> {
    const { store, now } = this.#desk;
    if (now() < this.#notBefore) return false;
    const row = await claimDelivery(store.db, this.#channel.id, now(), LEASE_MS);
    if (!row) return false;
    const reading = await this.#tell(row);
    await this.#settle(row, reading);
    return true;
  }

  async #tell(row: DeliveryRow): Promise<Reading> {
    const { db } = this.#desk.store;
    const notice = await noticeOf(db, row);
    if (!notice) return { kind: 'refused', because: 'the consultation is gone' };
    const thread = await threadOf(db, row.channel, row.consultation);
    const { allowHosts, inboxUrl, hangUp } = this.#options;
    const signal = AbortSignal.any([AbortSignal.timeout(CALL_MS), hangUp]);
    const circumstances = {
      id: `${row.consultation}.${row.revision}`,
      now: new Date(this.#desk.now()),
      link: `${inboxUrl}/#/all/${row.consultation}`,
      mayBeRepeat: row.unanswered > 1,
    };
    return attempt(this.#channel, notice, thread, circumstances, { allowed: allowHosts, signal });
  }

  async #settle(row: DeliveryRow, reading: Reading): Promise<void> {
    const { store, live, log, metrics, now } = this.#desk;
    const settled = this.#settled(row, reading);
    const because = 'because' in settled ? settled.because : undefined;
    await store.db.transaction().execute(async (tx) => {
      if (reading.kind === 'done' && reading.thread) await keepThread(tx, row, reading.thread);
      await settleDelivery(tx, row, settled, now());
      await noteOutcome(tx, { channel: row.channel, task: 'deliver' }, because, now());
    });
    const { channel, consultation: id, revision } = row;
    log(settled.state === 'refused' ? 'warn' : 'info', 'delivery', {
      channel,
      id,
      revision,
      state: settled.state,
      because,
    });
    metrics.count('desk_deliveries_total', { channel, state: settled.state });
    live.tell({ type: 'consultation', id, revision });
  }

  #settled(row: DeliveryRow, reading: Reading): Settled {
    if (reading.kind !== 'later') this.#failures = 0;
    switch (reading.kind) {
      case 'done':
        return { state: reading.handedOver ? 'handed-over' : 'delivered' };
      case 'refused':
        return { state: 'refused', because: redacted(reading.because, this.#channel) };
      case 'later': {
        this.#failures += 1;
        const { random } = this.#options;
        const now = this.#desk.now();
        this.#notBefore = now + waitMs(this.#failures, random(), reading.retryAfterMs);
        const wait = waitMs(row.attempts, random(), reading.retryAfterMs);
        const dueAt = now + (reading.certain ? wait : Math.max(wait, lagOf(this.#channel)));
        const because = redacted(reading.because, this.#channel);
        return { state: 'waiting', because, dueAt, answered: reading.certain };
      }
    }
  }
}

/** Looked for sooner, it would not be found and be made twice. */
const lagOf = ({ kind }: Channel): number =>
  kind === 'email' ? 0 : ((httpChannels[kind] as HttpChannel<unknown>).find?.lagMs ?? 0);

const paceOf = ({ kind }: Channel): number =>
  kind === 'email' ? 0 : ((httpChannels[kind] as HttpChannel<unknown>).paceMs ?? 0);
