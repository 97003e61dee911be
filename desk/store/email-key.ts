import type { Request } from '../../lib/consultation/consultation.ts';

/** Whose a request is, where the buyer gave an address: it in lower case. */
export const emailKey = ({ buyer }: Request): string | null => buyer?.email?.toLowerCase() ?? null;
