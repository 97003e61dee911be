import type { ConsultationRecord, Reached } from '../consultation/consultation-record.ts';
import type { Request } from '../consultation/consultation.ts';
import { withNotedOutcome, withNotedWithdrawal } from '../consultation/direct.ts';
import type { OutboxEntry, Write } from '../consultation/outbox-entry.ts';
import { canBeTakenBack, hasRoom, newEntry, revived } from '../consultation/outbox.ts';
import type { Way } from '../consultation/reroute.ts';
import type { UiAnswer } from '../messages.ts';
import { knownWays } from './connection.ts';
import { changeOutbox } from './outbox-store.ts';
import { changeRecord, changeRecords, keepHandedOver, showDeliveries } from './records.ts';
import { round } from './round.ts';
import { read } from './stored.ts';
import { DONE, refusal } from './ui-answers.ts';
import { wakeSoon } from './wake.ts';

/** Puts a request into the outbox, once for each way to IT; pressed twice, it is there once. */
export async function send(request: Request): Promise<UiAnswer> {
  const { forNew } = await knownWays();
  const ways = forNew.length > 0 ? forNew : [undefined];
  return enqueue({ kind: 'request', body: request }, { id: request.id, of: request.id, ways });
}

type FollowUp = Exclude<Write, { kind: 'request' }>;

/** Puts what belongs to a consultation into the outbox, behind what is there of it. */
export async function followUp(consultation: string, write: FollowUp): Promise<UiAnswer> {
  const record = await recordOf(consultation);
  if (!record) return refusal('error.unknown_consultation');
  if (record.delivery.state === 'refused') return refusal('error.request_refused');
  const id = write.kind === 'message' ? write.body.id : crypto.randomUUID();
  const ways = record.direct ? waysOf(record.direct) : [undefined];
  const answer = await enqueue(write, { id, of: consultation, ways });
  if (answer.ok && record.direct) await changeRecord(consultation, (record) => kept(record, write));
  return answer;
}

/** The channels that have the request or will; a mail only the buyer can follow up. */
const waysOf = (reached: Reached[]): Way[] =>
  reached.flatMap(({ channel, delivery, receivedAt }) =>
    channel !== 'email' && (receivedAt || delivery.state !== 'refused') ? channel : [],
  );

/** No desk tells it back: what the buyer said is kept here. */
function kept(record: ConsultationRecord, write: FollowUp): ConsultationRecord {
  switch (write.kind) {
    case 'outcome':
      return withNotedOutcome(record, write.body);
    case 'withdrawal':
      return withNotedWithdrawal(record);
    case 'message':
      return record;
  }
}

/** On disk before anything is said or tried; where that fails, nothing is pretended and nothing is sent. */
async function enqueue(
  write: Write,
  { id, of: consultation, ways }: { id: string; of: string; ways: readonly Way[] },
): Promise<UiAnswer> {
  await wakeSoon();
  const now = new Date();
  const made = ways.map((channel) => newEntry(write, { id, consultation, channel, now }));
  const ids = new Set(made.map(({ id }) => id));
  const { hasRoomFor } = await changeOutbox((entries) => {
    const add = made.filter(({ id }) => !entries.some((entry) => entry.id === id));
    const hasRoomFor = hasRoom(entries, add);
    return { add: hasRoomFor ? add : [], hasRoomFor };
  });
  if (!hasRoomFor) return refusal('error.outbox_full');
  try {
    await showDeliveries();
  } catch (error) {
    await remove((entry) => ids.has(entry.id));
    throw error;
  }
  void round();
  return DONE;
}

/** Takes back what IT cannot have yet, or will not have. `id` of a request: all that follows it, too. */
export async function takeBack(id: string): Promise<UiAnswer> {
  const direct = (await recordOf(id))?.direct ?? [];
  const { remove } = await changeOutbox((entries) => {
    const own = entries.filter((entry) => entry.id === id || entry.consultation === id);
    const asked = own.filter(({ write }) => write.kind === 'request');
    // A channel without an entry has it.
    const isUnsent = direct.every((one) => asked.some(({ channel }) => channel === one.channel));
    const mayGo = isUnsent && asked.length > 0 && asked.every(canBeTakenBack);
    return { remove: mayGo ? own : [] };
  });
  if (remove.length === 0) return refusal('error.too_late');
  await changeRecords((records) => records.filter(({ request }) => request.id !== id));
  await showDeliveries();
  return DONE;
}

/** Takes a request back unsent where that is still possible, else asks IT to drop it. */
export async function withdraw(consultation: string): Promise<UiAnswer> {
  const taken = await takeBack(consultation);
  if (taken.ok) return taken;
  await remove((entry) => entry.consultation === consultation && entry.channel === 'email');
  return followUp(consultation, { kind: 'withdrawal' });
}

/** The buyer has sent the e-mail. */
export async function markMailed(consultation: string): Promise<UiAnswer> {
  await keepHandedOver(consultation, 'email');
  await remove((entry) => entry.consultation === consultation && entry.channel === 'email');
  await showDeliveries();
  return DONE;
}

/** Puts what channels refused on its way again: somebody may have mended them. */
export async function retryRefused(consultation: string): Promise<UiAnswer> {
  await changeOutbox((entries) => ({
    put: revived(entries.filter((entry) => entry.consultation === consultation)),
  }));
  await showDeliveries();
  void round();
  return DONE;
}

/** Takes a consultation out of this browser; not while something of it is on its way. */
export async function forget(consultation: string): Promise<UiAnswer> {
  const { isOnItsWay } = await changeOutbox((entries) => {
    const own = entries.filter((entry) => entry.consultation === consultation);
    const isOnItsWay = !own.every(canBeTakenBack);
    return { remove: isOnItsWay ? [] : own, isOnItsWay };
  });
  if (isOnItsWay) return refusal('error.still_sending');
  await changeRecords((records) => records.filter(({ request }) => request.id !== consultation));
  return DONE;
}

const remove = (isMeant: (entry: OutboxEntry) => boolean) =>
  changeOutbox((entries) => ({ remove: entries.filter(isMeant) }));

const recordOf = async (id: string): Promise<ConsultationRecord | undefined> =>
  (await read('consultations')).find(({ request }) => request.id === id);
