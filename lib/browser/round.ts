import { wakeAt as outboxWakeAt } from '../consultation/outbox.ts';
import { nextReminderAt } from '../reminders/due.ts';
import { showBadge } from './badge.ts';
import { deliver, tryAgain } from './delivery.ts';
import { readOutbox } from './outbox-store.ts';
import { nextPollAt, poll } from './poll.ts';
import { forgetOld } from './records.ts';
import { read, write } from './stored.ts';
import { wakeAt, wakeSoon } from './wake.ts';

/** Policy or settings changed: what waited for a way to the desk may have one now. */
export async function deskMayHaveChanged(): Promise<void> {
  await write('polling', { failures: 0 });
  await tryAgain();
  void round();
}

export async function backOnline(): Promise<void> {
  await tryAgain();
  void round();
}

let running: Promise<void> | undefined;
let isAskedFor = false;

/**
 * Does everything that is due (send, then ask for news) and sets the alarm for what is not. Called while a round
 * runs, it makes sure of one more after it.
 */
export function round(): Promise<void> {
  isAskedFor = true;
  running ??= rounds();
  return running;
}

async function rounds(): Promise<void> {
  try {
    while (isAskedFor) {
      isAskedFor = false;
      for (const step of [wakeSoon, deliver, poll, forgetOld, showNews, setAlarm])
        await step().catch(report);
    }
  } finally {
    // Not a moment later: who asks in between would be heard by nobody.
    running = undefined;
  }
}

/** What fails here failed for good reason to look at (a broken database, a full disk); the next step may still work. */
const report = (error: unknown) => console.error(error);

/** A reminder comes due by itself. */
const showNews = async (): Promise<void> => showBadge(await read('consultations'));

async function setAlarm(): Promise<void> {
  const now = new Date();
  const times = [
    outboxWakeAt(await readOutbox(), now),
    await nextPollAt(),
    nextReminderAt(await read('reminders'), now),
  ];
  const next = Math.min(...times.map((at) => at ?? Infinity));
  await wakeAt(Number.isFinite(next) ? next : undefined, () => void round());
}
