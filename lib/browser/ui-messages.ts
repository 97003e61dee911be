import { deskRoutes } from '../consultation/desk-contract.ts';
import { withNotedAdvice } from '../consultation/direct.ts';
import { withNewDraft } from '../consultation/draft.ts';
import { withSeen } from '../consultation/records.ts';
import { type UiAnswer, type UiMessage, uiMessage } from '../messages.ts';
import { without } from '../without.ts';
import { askDesk } from './connection.ts';
import { keepConsent } from './consent.ts';
import { tryAgain } from './delivery.ts';
import {
  followUp,
  forget,
  markMailed,
  retryRefused,
  send,
  takeBack,
  withdraw,
} from './outbox-commands.ts';
import { hurryPoll } from './poll.ts';
import { changeRecord } from './records.ts';
import { deskMayHaveChanged, round } from './round.ts';
import { currentSightings } from './sightings.ts';
import { spoken } from './spoken.ts';
import { read, update, write } from './stored.ts';
import { DONE, failure, refusal } from './ui-answers.ts';
import { findVendor } from './vendor-facts.ts';

/** Does what a page of ours asks for, and says whether it is done. Never throws. */
export async function answerUi(raw: unknown): Promise<UiAnswer> {
  const { data: message, error } = uiMessage.safeParse(raw);
  if (!message) return refusal('error.message', error.message);
  try {
    return await answer(message);
  } catch (error) {
    console.error(error);
    return failure(error);
  }
}

async function answer(message: UiMessage): Promise<UiAnswer> {
  switch (message.type) {
    case 'send-request':
      return send(message.request);
    case 'undo-request':
      return takeBack(message.id);
    case 'reply':
      return followUp(message.consultation, {
        kind: 'message',
        body: { id: message.id, text: message.text },
      });
    case 'conclude':
      return followUp(message.consultation, { kind: 'outcome', body: message.outcome });
    case 'withdraw':
      return withdraw(message.consultation);
    case 'forget':
      return forget(message.consultation);
    case 'note-advice':
      return noteAdvice(message);
    case 'mailed':
      return markMailed(message.consultation);
    case 'retry':
      return retryRefused(message.consultation);
    case 'mark-seen':
      return markSeen(message);
    case 'save-draft':
      return saveDraft(message);
    case 'remind':
      return remind(message);
    case 'save-settings':
      await write('settings', message.settings);
      await deskMayHaveChanged();
      return DONE;
    case 'consent':
      await keepConsent(message.isGiven);
      await deskMayHaveChanged();
      return DONE;
    case 'unsilence':
      await update('history', (history) => without(history, message.vendor));
      return DONE;
    case 'find-vendor':
      return { ok: true, found: await findVendor(message.written) };
    case 'refresh':
      return refresh();
    case 'test-connection':
      return testConnection();
  }
}

type Of<Type extends UiMessage['type']> = Extract<UiMessage, { type: Type }>;

async function markSeen({ consultation, revision }: Of<'mark-seen'>): Promise<UiAnswer> {
  await changeRecord(consultation, (record) => withSeen(record, revision));
  return DONE;
}

/** IT answered where no desk tells it from. */
async function noteAdvice({
  consultation,
  verdict,
  message,
}: Of<'note-advice'>): Promise<UiAnswer> {
  const { contactName } = (await read('policy')).policy;
  const advice = {
    id: crypto.randomUUID(),
    by: contactName ?? (await spoken()).t('contact_default'),
    at: new Date().toISOString(),
    verdict,
    message,
    conditions: [],
  };
  await changeRecord(consultation, (record) =>
    record.direct ? withNotedAdvice(record, advice) : record,
  );
  return DONE;
}

async function saveDraft({ subject, draft }: Of<'save-draft'>): Promise<UiAnswer> {
  const savedAt = new Date().toISOString();
  await update('drafts', (drafts) => withNewDraft(drafts, subject, draft && { ...draft, savedAt }));
  return DONE;
}

async function remind({ subject, reminder }: Of<'remind'>): Promise<UiAnswer> {
  await update('reminders', (reminders) =>
    reminder ? { ...reminders, [subject]: reminder } : without(reminders, subject),
  );
  void round();
  return DONE;
}

/** The buyer is looking: bring everything up to date. */
async function refresh(): Promise<UiAnswer> {
  await currentSightings();
  await tryAgain();
  await hurryPoll();
  void round();
  return DONE;
}

async function testConnection(): Promise<UiAnswer> {
  const { kind } = await askDesk(deskRoutes.organisation);
  if (kind === 'done') return DONE;
  const { state, detail } = await read('connection');
  return refusal(`connection.${state}`, detail);
}
