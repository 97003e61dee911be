import type { Request } from '../../lib/consultation/consultation.ts';
import type { CatalogueEntry } from '../../lib/policy/catalogue.ts';
import { refuse } from '../http/problems.ts';
import type { Detail } from '../inbox-contract/detail.ts';
import { readCatalogue } from '../store/catalogue.ts';
import { channelStatesOf } from '../store/channel-states.ts';
import {
  type ConsultationRow,
  addAdvice,
  addMessage,
  advance,
  conversationsOf,
  findConsultation,
  lockConsultation,
} from '../store/consultations.ts';
import type { Db } from '../store/database.ts';
import { retryRefused } from '../store/deliveries.ts';
import { addNote, deleteNote, notesOf } from '../store/notes.ts';
import { vendorDirectory } from '../vendor-directory.ts';
import type { Call, Handlers } from './call.ts';
import { listConsultations } from './list.ts';
import { sameVendorOf } from './same-vendor.ts';
import { summaryOf } from './summaries.ts';

type Names =
  | 'list'
  | 'read'
  | 'handle'
  | 'advise'
  | 'write'
  | 'note'
  | 'deleteNote'
  | 'deliverAgain'
  | 'look';

export const consultationHandlers: Handlers<Names> = {
  list: listConsultations,

  read: (call) => detailOf(call),

  handle: (call) =>
    change(call, async (row) => {
      const { status, assignee } = call.body;
      if (assignee) await requireAdvisor(call.db, assignee);
      const step = status ? ({ step: 'set-by-it', status } as const) : ({ step: 'kept' } as const);
      await advance(call.db, row, step, call.now, assignee === undefined ? {} : { assignee });
    }),

  advise: (call) =>
    change(call, async (row) => {
      const { id, ...draft } = call.body;
      if (row.status === 'withdrawn') throw refuse.withdrawn();
      const kept = await takeOver(call, row);
      await addAdvice(call.db, kept, { id, draft, by: call.advisor.name }, call.now);
    }),

  write: (call) =>
    change(call, async (row) => {
      if (row.status === 'withdrawn') throw refuse.withdrawn();
      const kept = await takeOver(call, row);
      const message = { ...call.body, sender: 'it', by: call.advisor.name } as const;
      await addMessage(call.db, kept, message, call.now);
    }),

  note: async (call) => {
    const { db, id, body, now, advisor } = call;
    found(await findConsultation(db, id));
    await addNote(db, id, { ...body, by: advisor.name }, now);
    return tellOf(call);
  },

  deleteNote: async (call) => {
    const { db, id, body } = call;
    if (!(await deleteNote(db, id, body.id))) throw refuse.notFound();
    return tellOf(call);
  },

  deliverAgain: async (call) => {
    found(await findConsultation(call.db, call.id));
    const isOnItsWay = await retryRefused(call.db, call.id, call.now);
    return isOnItsWay ? tellOf(call) : detailOf(call);
  },

  look: async ({ db, advisor, id, body }) => {
    found(await findConsultation(db, id));
    await markSeen(db, advisor.id, id, body.revision);
    return {};
  },
};

/** What changed concerns advisors alone: its buyer's revision stays. */
async function tellOf(call: Call<unknown>): Promise<Detail> {
  const detail = await detailOf(call);
  call.tell({ type: 'consultation', id: call.id, revision: detail.summary.revision });
  return detail;
}

/** Whoever answers what nobody had taken has taken it. */
async function takeOver(call: Call<unknown>, row: ConsultationRow): Promise<ConsultationRow> {
  if (row.assignee !== null) return row;
  await call.db
    .updateTable('consultation')
    .set({ assignee: call.advisor.id })
    .where('id', '=', row.id)
    .execute();
  return { ...row, assignee: call.advisor.id };
}

async function change(
  call: Call<unknown>,
  act: (row: ConsultationRow) => Promise<void>,
): Promise<Detail> {
  const { db, advisor, id, tell } = call;
  await act(found(await lockConsultation(db, id)));
  const detail = await detailOf(call);
  const { revision } = detail.summary;
  await markSeen(db, advisor.id, id, revision);
  tell({ type: 'consultation', id, revision });
  return { ...detail, summary: { ...detail.summary, unread: false } };
}

async function markSeen(db: Db, advisor: string, consultation: string, revision: number) {
  await db
    .insertInto('seen')
    .values({ advisor, consultation, revision })
    .onConflict((conflict) =>
      conflict
        .columns(['advisor', 'consultation'])
        .doUpdateSet({ revision })
        .where('seen.revision', '<', revision),
    )
    .execute();
}

function found(row: ConsultationRow | undefined): ConsultationRow {
  if (!row) throw refuse.notFound();
  return row;
}

async function requireAdvisor(db: Db, id: string): Promise<void> {
  const known = await db.selectFrom('advisor').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) throw refuse.invalidField('assignee', 'is not an advisor here');
}

async function detailOf({ db, advisor, id, now }: Call<unknown>): Promise<Detail> {
  const row = found(await findConsultation(db, id));
  const request = JSON.parse(row.request) as Request;
  const [conversation] = await conversationsOf(db, [row]);
  return {
    summary: await summaryOf(db, advisor, id),
    conversation: conversation!,
    request,
    sameVendor: await sameVendorOf(db, row, now),
    notes: await notesOf(db, id),
    vendorFacts: (await vendorDirectory()).lookUp(request.vendor),
    channels: await channelStatesOf(db, id),
    catalogue: matching(
      request,
      (await readCatalogue(db)).map(({ entry }) => entry),
    ),
  };
}

function matching({ vendor }: Request, catalogue: CatalogueEntry[]): CatalogueEntry[] {
  const name = vendor.name.toLowerCase();
  return catalogue.filter(
    (entry) =>
      entry.name.toLowerCase() === name ||
      (vendor.domain !== undefined && entry.domains.includes(vendor.domain)),
  );
}
