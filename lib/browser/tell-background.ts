import { browser } from 'wxt/browser';

import type { UiAnswer, UiMessage } from '../messages.ts';

/** Says one thing to the background. A background that cannot answer is an answer too. */
export async function tellBackground(message: UiMessage): Promise<UiAnswer> {
  try {
    const answer: UiAnswer | undefined = await browser.runtime.sendMessage(message);
    return answer ?? { ok: false, title: '' };
  } catch (error) {
    return { ok: false, title: '', detail: String(error) };
  }
}
