import type { Log } from './log.ts';
import type { Db } from './store/database.ts';
import { forgetAnswers, forgetOld } from './store/forget.ts';

const EVERY_MS = 60 * 60 * 1000;
/** Longer than any browser keeps trying to send. */
const KEYS_KEPT_MS = 60 * 24 * 60 * 60 * 1000;

/**
 * Throws away what has had its day: old idempotency keys, sessions and links that have run out, and what was done so
 * many days ago, where that was asked for.
 */
export async function tidy(db: Db, now: number, keepDays?: number): Promise<void> {
  await forgetAnswers(db, now - KEYS_KEPT_MS);
  if (keepDays !== undefined) await forgetOld(db, keepDays, now);
  await db.deleteFrom('session').where('expires_at', '<', now).execute();
  await db.deleteFrom('open_id_attempt').where('expires_at', '<', now).execute();
  await db.deleteFrom('sign_in_link').where('expires_at', '<', now).execute();
}

/** Tidies now and every hour until `stopping`. */
export function keepTidy(db: Db, log: Log, stopping: AbortSignal, keepDays?: number): void {
  const round = () =>
    void tidy(db, Date.now(), keepDays).catch(({ name }: Error) =>
      log('error', 'tidy', { error: name }),
    );
  const timer = setInterval(round, EVERY_MS);
  stopping.addEventListener('abort', () => clearInterval(timer));
  round();
}
