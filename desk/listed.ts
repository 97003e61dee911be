import type { Request } from '../lib/consultation/consultation.ts';

/** What the inbox's list shows of a request. */
export type Listed = Pick<Request, 'vendor' | 'offer' | 'buyer' | 'timing' | 'neededBy' | 'venue'>;

export const listedOf = ({ vendor, offer, buyer, timing, neededBy, venue }: Request): Listed => ({
  vendor,
  offer,
  buyer,
  timing,
  neededBy,
  venue,
});
