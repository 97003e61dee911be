import type { Request } from '../consultation/consultation.ts';
import type { OutboxEntry, Write } from '../consultation/outbox-entry.ts';
import { canBeTakenBack, hasRoom, newEntry } from '../consultation/outbox.ts';
import type { UiAnswer } from '../messages.ts';
import { changeOutbox } from './outbox-store.ts';
import { changeRecords, showDeliveries } from './records.ts';
import { round } from './round.ts';
import { read } from './stored.ts';
import { DONE, refusal } from './ui-answers.ts';
import { wakeSoon } from './wake.ts';

/** Puts a request into the outbox; pressed twice, it is there once. */
export const send = (request: Request): Promise<UiAnswer> =>
  enqueue(request.id, { kind: 'request', body: request }, request.id);

/** Puts what belongs to a consultation into the outbox, behind what is there of it. */
export async function followUp(
  consultation: string,
  write: Exclude<Write, { kind: 'request' }>,
): Promise<UiAnswer> {
  const record = (await read('consultations')).find(({ request }) => request.id === consultation);
  if (!record) return refusal('error.unknown_consultation');
  if (record.delivery.state === 'refused') return refusal('error.request_refused');
  const id = write.kind === 'message' ? write.body.id : crypto.randomUUID();
  return enqueue(consultation, write, id);
}

/** On disk before anything is said or tried; where that fails, nothing is pretended and nothing is sent. */
async function enqueue(consultation: string, write: Write, id: string): Promise<UiAnswer> {
  await wakeSoon();
  const { hasRoomFor } = await changeOutbox((entries) => {
    const entry = newEntry(write, { id, consultation, now: new Date() });
    const isThere = entries.some((entry) => entry.id === id);
    const hasRoomFor = isThere || hasRoom(entries, entry);
    return { add: hasRoomFor && !isThere ? entry : undefined, hasRoomFor };
  });
  if (!hasRoomFor) return refusal('error.outbox_full');
  try {
    await showDeliveries();
  } catch (error) {
    await remove((entry) => entry.id === id);
    throw error;
  }
  void round();
  return DONE;
}

/** Takes back what the desk cannot have yet, or will not have. `id` of a request: all that follows it, too. */
export async function takeBack(id: string): Promise<UiAnswer> {
  const { remove } = await changeOutbox((entries) => {
    const mayGo = entries.some((entry) => entry.id === id && canBeTakenBack(entry));
    const own = entries.filter((entry) => entry.id === id || entry.consultation === id);
    return { remove: mayGo ? own : [] };
  });
  if (remove.length === 0) return refusal('error.too_late');
  await changeRecords((records) => records.filter(({ request }) => request.id !== id));
  await showDeliveries();
  return DONE;
}

/** Takes a request back unsent where that is still possible, else asks the desk to drop it. */
export async function withdraw(consultation: string): Promise<UiAnswer> {
  const taken = await takeBack(consultation);
  return taken.ok ? taken : followUp(consultation, { kind: 'withdrawal' });
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
