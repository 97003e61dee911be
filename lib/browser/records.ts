import type { DirectChannel } from '../channels/direct-channel.ts';
import type { ConsultationRecord } from '../consultation/consultation-record.ts';
import type { Conversation } from '../consultation/consultation.ts';
import { withHandedOver } from '../consultation/direct.ts';
import {
  newAdvice,
  withConversation,
  withOutbox,
  withoutLost,
  withoutOld,
} from '../consultation/records.ts';
import { showBadge } from './badge.ts';
import { notifyAdvice } from './notify.ts';
import { showAdvice } from './nudging.ts';
import { consultationsOnTheirWay, readOutbox } from './outbox-store.ts';
import { spoken } from './spoken.ts';
import { read, update } from './stored.ts';

type Change = (
  records: ConsultationRecord[],
) => ConsultationRecord[] | Promise<ConsultationRecord[]>;

/** Changes the consultations and the badge with them. */
export async function changeRecords(change: Change): Promise<void> {
  await showBadge(await update('consultations', change));
}

/** Lets the records say what the outbox holds. */
export const showDeliveries = (): Promise<void> =>
  changeRecords(async (records) => withOutbox(records, await readOutbox()));

/** Brings records and outbox together again, after whatever ended the last worker. */
export async function restoreRecords(): Promise<void> {
  const { t } = await spoken();
  const lost = {
    state: 'refused',
    title: t('delivery.lost'),
    detail: t('delivery.lost_detail'),
  } as const;
  await changeRecords(async (records) => {
    const shown = withOutbox(records, await readOutbox());
    return withoutLost(shown, await consultationsOnTheirWay(), lost);
  });
}

/** Lets go of what was finished longer ago than the organisation keeps it. */
export async function forgetOld(): Promise<void> {
  const { keepDays } = (await read('policy')).policy;
  if (keepDays !== undefined)
    await changeRecords((records) => withoutOld(records, keepDays, new Date()));
}

/** Keeps what the desk tells, and shows new advice where the buyer stands at that checkout. */
export async function keepConversations(conversations: Conversation[]): Promise<void> {
  const toldOf = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const advised: ConsultationRecord[] = [];
  await changeRecords((records) =>
    records.map((before) => {
      const told = toldOf.get(before.request.id);
      const after = told ? withConversation(before, told) : before;
      if (newAdvice(before, after).length > 0) advised.push(after);
      return after;
    }),
  );
  if (advised.length === 0) return;
  await showAdvice();
  await notifyAdvice(advised);
}

/** A channel has taken something of a consultation. */
export const keepHandedOver = (consultation: string, channel: DirectChannel): Promise<void> =>
  changeRecord(consultation, (record) => withHandedOver(record, channel, new Date().toISOString()));

/** Changes one consultation where it is still here. */
export const changeRecord = (
  consultation: string,
  change: (record: ConsultationRecord) => ConsultationRecord,
): Promise<void> =>
  changeRecords((records) =>
    records.map((record) => (record.request.id === consultation ? change(record) : record)),
  );
