import type { DeskAnswer } from '../consultation/desk-answer.ts';
import { deskRoutes } from '../consultation/desk-contract.ts';
import { healthOf } from '../consultation/health.ts';
import { afterFailedPoll, conversationsDueAt, organisationDueAt } from '../consultation/polling.ts';
import type { Polling } from '../state.ts';
import { askDesk, client, followDesk } from './connection.ts';
import { technicalConsentHeld } from './consent.ts';
import { keepConversations } from './records.ts';
import { read, update, write } from './stored.ts';

/** Asks the desk for what is due: news of open consultations, what the organisation says about itself. */
export async function poll(): Promise<void> {
  const deskUrl = await followDesk();
  if (!deskUrl) return;
  const now = new Date();
  if (organisationDueAt(await read('polling')) <= now.getTime()) await pollOrganisation(deskUrl);
  const dueAt = conversationsDueAt(await read('consultations'), await read('polling'), now);
  if (dueAt !== undefined && dueAt <= now.getTime()) await pollConversations(deskUrl);
}

/** When there is something to ask again (milliseconds since 1970). */
export async function nextPollAt(): Promise<number | undefined> {
  const polling = await read('polling');
  if (!polling.deskUrl) return undefined;
  const conversations = conversationsDueAt(await read('consultations'), polling, new Date());
  return Math.min(organisationDueAt(polling), conversations ?? Infinity);
}

/** The buyer is looking: the next poll is due, unless the desk asked to be left alone. */
export async function hurryPoll(): Promise<void> {
  await update('polling', (polling) => {
    const { polledAt: _, ...rest } = polling;
    return rest;
  });
}

async function pollOrganisation(deskUrl: string): Promise<void> {
  const answer = await askDesk(deskRoutes.organisation, {
    etag: (await read('organisation'))?.etag,
  });
  if (answer.kind === 'done') {
    await write('organisation', { deskUrl, etag: answer.etag ?? '', value: answer.value });
  }
  await note(deskUrl, answer, { organisationAt: new Date().toISOString() });
  if (answer.kind === 'done' || answer.kind === 'unchanged') await tellHealth();
}

/** Where the desk wants it and the policy lets us. What goes wrong is put right by the next look. */
async function tellHealth(): Promise<void> {
  const isWanted = (await read('organisation'))?.value.fleetHealth;
  const { policy, problems } = await read('policy');
  if (isWanted && policy.fleetHealth !== false && (await technicalConsentHeld()))
    await askDesk(deskRoutes.report, { body: healthOf(client(), problems) });
}

async function pollConversations(deskUrl: string): Promise<void> {
  const answer = await askDesk(deskRoutes.list, { etag: (await read('polling')).etag });
  if (answer.kind === 'done') await keepConversations(answer.value.items);
  const etag = answer.kind === 'done' && answer.etag ? { etag: answer.etag } : {};
  await note(deskUrl, answer, { polledAt: new Date().toISOString(), ...etag });
}

async function note(
  deskUrl: string,
  answer: DeskAnswer<unknown>,
  done: Partial<Polling>,
): Promise<void> {
  const moment = { now: new Date(), random: Math.random() };
  await update('polling', (polling) => {
    if (polling.deskUrl !== deskUrl) return polling;
    if (answer.kind === 'done' || answer.kind === 'unchanged') {
      const { notBefore: _, ...rest } = polling;
      return { ...rest, ...done, failures: 0 };
    }
    const retryAfterMs = answer.kind === 'later' ? answer.retryAfterMs : undefined;
    return afterFailedPoll(polling, { ...moment, retryAfterMs });
  });
}
