import { browser } from 'wxt/browser';

import { type Badge, badgeOf } from '../consultation/badge.ts';
import type { ConsultationRecord } from '../consultation/consultation-record.ts';
import { dueReminders } from '../reminders/due.ts';
import { spoken } from './spoken.ts';
import { read } from './stored.ts';

const COLOUR: Record<Badge['tone'], string> = {
  news: '#1a5fb4',
  wrong: '#b3261e',
  waiting: '#5f6368',
};

export async function showBadge(records: ConsultationRecord[]): Promise<void> {
  const renewals = dueReminders(await read('reminders'), new Date()).length;
  const { text, tone, phrases } = badgeOf(records, renewals);
  const { t, say } = await spoken();
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: COLOUR[tone] });
  await browser.action.setTitle({ title: [t('extensionName'), ...phrases.map(say)].join('\n') });
}
