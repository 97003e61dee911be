import type { DirectChannel } from '../channels/direct-channel.ts';
import type { Conversation } from '../consultation/consultation.ts';
import type { DeskAnswer } from '../consultation/desk-answer.ts';
import { deskRoutes } from '../consultation/desk-contract.ts';
import type { OutboxEntry } from '../consultation/outbox-entry.ts';
import {
  type Failure,
  afterFailure,
  claimed,
  heldBack,
  isExpired,
  nextToSend,
  woken,
} from '../consultation/outbox.ts';
import { rerouted } from '../consultation/reroute.ts';
import { askDesk, currentWays } from './connection.ts';
import { consentHeld } from './consent.ts';
import { tellChannel } from './direct-delivery.ts';
import { changeOutbox } from './outbox-store.ts';
import { keepConversations, keepHandedOver, showDeliveries } from './records.ts';
import { spoken } from './spoken.ts';
import { read } from './stored.ts';

const ROUTE_OF = {
  request: deskRoutes.create,
  message: deskRoutes.reply,
  outcome: deskRoutes.conclude,
  withdrawal: deskRoutes.withdraw,
} as const;

/** Sends what is due, one after the other, in one context at a time; without consent, nothing. */
export function deliver(): Promise<void> {
  return navigator.locks.request('outbox', async () => {
    if (!(await consentHeld())) return holdBack();
    await reroute();
    for (let entry = await claimNext(); entry; entry = await claimNext()) await attempt(entry);
  });
}

async function holdBack(): Promise<void> {
  await changeOutbox((entries) => ({ put: heldBack(entries, new Date()) }));
  await showDeliveries();
}

/** Lets what waits for a way that is gone take the ways there are. */
async function reroute(): Promise<void> {
  const ways = await currentWays();
  const records = await read('consultations');
  const received = new Set(
    records.flatMap(({ request, delivery }) => (delivery.state === 'received' ? request.id : [])),
  );
  await changeOutbox((entries) => rerouted(entries, ways, { received, now: new Date() }));
}

/** Marks the next entry as being tried, on disk, before anything leaves: from here on the desk may have it. */
async function claimNext(): Promise<OutboxEntry | undefined> {
  const { claim } = await changeOutbox((entries) => {
    const now = new Date();
    const next = nextToSend(entries, now);
    const claim = next && claimed(next, now);
    return { put: claim ? [claim] : [], claim };
  });
  return claim;
}

async function attempt(entry: OutboxEntry): Promise<void> {
  await showDeliveries();
  const { channel } = entry;
  if (isExpired(entry, new Date())) await failed(entry, await expired());
  else if (channel) await attemptDirectly(entry, channel);
  else await attemptAtDesk(entry);
}

async function attemptAtDesk(entry: OutboxEntry): Promise<void> {
  const answer = await send(entry);
  if (answer.kind !== 'done') return failed(entry, answer);
  await delivered(entry, () => keepConversations([answer.value]));
}

async function attemptDirectly(entry: OutboxEntry, channel: DirectChannel): Promise<void> {
  const answer = await tellChannel(entry, channel);
  if (answer.kind !== 'done') return failed(entry, answer);
  await delivered(entry, () => keepHandedOver(entry.consultation, channel));
}

function send({ id, consultation, write }: OutboxEntry): Promise<DeskAnswer<Conversation>> {
  return askDesk(ROUTE_OF[write.kind], {
    consultation,
    idempotencyKey: id,
    body: write.kind === 'withdrawal' ? {} : write.body,
  });
}

/** First the record, then the outbox: a worker that dies between sends again. */
async function delivered(entry: OutboxEntry, keep: () => Promise<void>): Promise<void> {
  await keep();
  await changeOutbox(() => ({ remove: [entry] }));
  await showDeliveries();
}

async function failed(
  entry: OutboxEntry,
  answer: Exclude<DeskAnswer<Conversation>, { kind: 'done' }>,
): Promise<void> {
  const moment = { now: new Date(), random: Math.random() };
  await changeOutbox((entries) => ({
    put: afterFailure(entries, entry, asFailure(answer), moment),
  }));
  await showDeliveries();
}

function asFailure(answer: Exclude<DeskAnswer<Conversation>, { kind: 'done' }>): Failure {
  if (answer.kind === 'not-authorised')
    return { kind: 'later', because: 'not-authorised', scope: 'channel' };
  if (answer.kind === 'unchanged') return { kind: 'later', because: 'unreachable', scope: 'entry' };
  return answer;
}

async function expired(): Promise<Failure> {
  const { t } = await spoken();
  return { kind: 'refused', title: t('delivery.expired'), detail: t('delivery.expired_detail') };
}

/** Makes everything due that only waits for a way to the desk, or waited for consent. */
export async function tryAgain(): Promise<void> {
  if (!(await consentHeld())) return;
  await changeOutbox((entries) => ({ put: woken(entries) }));
  await showDeliveries();
}
