import type { UiAnswer } from '../messages.ts';
import { browserWording } from './wording.ts';

export const DONE: UiAnswer = { ok: true };

export const refusal = (key: string, detail?: string): UiAnswer => ({
  ok: false,
  title: browserWording().t(key),
  ...(detail && { detail }),
});

/** What went wrong, in the buyer's words where there are some. */
export function failure(error: unknown): UiAnswer {
  const isFull = /quota/i.test(`${(error as Error).name} ${(error as Error).message}`);
  return refusal(isFull ? 'error.storage_full' : 'error.unexpected', String(error));
}
