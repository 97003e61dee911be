import type { Request } from '../lib/consultation/consultation.ts';
import type { Summary } from './inbox-contract/list.ts';

/** What of a consultation's row in the inbox's list never changes. `dueAt` in milliseconds, like `receivedAt`. */
export const listedOf = (
  { id, vendor, offer, buyer, assessment, timing, neededBy, venue }: Request,
  { receivedAt, dueAt }: { receivedAt: number; dueAt: number },
) =>
  ({
    id,
    receivedAt: new Date(receivedAt).toISOString(),
    dueAt: new Date(dueAt).toISOString(),
    vendor,
    offer,
    buyer,
    level: assessment?.level,
    timing,
    neededBy,
    venue,
  }) satisfies Partial<Summary>;
