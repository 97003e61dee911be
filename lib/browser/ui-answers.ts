import type { UiAnswer } from '../messages.ts';
import { spoken } from './spoken.ts';

export const DONE: UiAnswer = { ok: true };

export async function refusal(key: string, detail?: string): Promise<UiAnswer> {
  const { t } = await spoken();
  return { ok: false, title: t(key), ...(detail && { detail }) };
}

/** What went wrong, in the buyer's words where there are some. */
export function failure(error: unknown): Promise<UiAnswer> {
  const isFull = /quota/i.test(`${(error as Error).name} ${(error as Error).message}`);
  return refusal(isFull ? 'error.storage_full' : 'error.unexpected', String(error));
}
