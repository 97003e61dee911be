import type { Request } from '../../lib/consultation/consultation.ts';
import type { Detail } from '../inbox-contract/detail.ts';
import type { ConsultationRow } from '../store/consultations.ts';
import type { Db } from '../store/database.ts';

/** Beyond this many nobody counts. */
const COUNTED = 1000;
const SHOWN = 5;
/** Teams that asked longer ago than this have bought, or have not. */
const ASKING_MS = 180 * 24 * 60 * 60 * 1000;

/** Who else asks, or asked, for what `row` is about. */
export async function sameVendorOf(
  db: Db,
  row: ConsultationRow,
  now: number,
): Promise<Detail['sameVendor']> {
  const all = await db
    .selectFrom('consultation')
    .select(['id', 'received_at', 'team_key'])
    .where('vendor_key', '=', row.vendor_key)
    .orderBy('received_at', 'desc')
    .limit(COUNTED)
    .execute();
  const others = all.filter(({ id }) => id !== row.id);
  const asking = all.filter(({ received_at }) => received_at > now - ASKING_MS);
  return {
    count: others.length,
    teams: new Set(asking.flatMap(({ team_key }) => team_key ?? [])).size,
    items: await shown(
      db,
      others.slice(0, SHOWN).map(({ id }) => id),
    ),
  };
}

async function shown(db: Db, ids: string[]): Promise<Detail['sameVendor']['items']> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('consultation')
    .select(['id', 'received_at', 'status', 'newest_verdict', 'request'])
    .where('id', 'in', ids)
    .orderBy('received_at', 'desc')
    .execute();
  return rows.map(({ id, received_at, status, newest_verdict, request }) => {
    const { buyer, offer } = JSON.parse(request) as Request;
    return {
      id,
      receivedAt: new Date(received_at).toISOString(),
      status,
      team: buyer?.team,
      plan: offer?.plan,
      seats: offer?.seats,
      verdict: newest_verdict ?? undefined,
    };
  });
}
