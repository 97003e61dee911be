import { browser } from 'wxt/browser';

import type { ConsultationRecord } from '../consultation/consultation-record.ts';
import { newestAdvice } from '../nudge/consultation-about.ts';
import { spoken } from './spoken.ts';
import { read } from './stored.ts';

/** Tells of new advice outside the browser's window, where the buyer asked for that and the browser allows it. */
export async function notifyAdvice(advised: readonly ConsultationRecord[]): Promise<void> {
  const { notifications } = await read('settings');
  if (!notifications || !browser.notifications) return;
  listenToNotifications();
  const { t } = await spoken();
  for (const record of advised) {
    await browser.notifications.create(record.request.id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png'),
      title: t('notification.title', { vendor: record.request.vendor.name }),
      message: t(`verdict.${newestAdvice(record)!.verdict}`),
    });
  }
}

/** A press on a notification opens its consultation. Until the buyer allows notifications there is nothing to hear. */
export function listenToNotifications(): void {
  const clicks = browser.notifications?.onClicked;
  if (clicks && !clicks.hasListener(openConsultation)) clicks.addListener(openConsultation);
}

function openConsultation(id: string): void {
  const url = browser.runtime.getURL(`/popup.html?view=tab&consultation=${id}` as '/popup.html');
  void browser.tabs.create({ url });
  void browser.notifications.clear(id);
}
