import { withoutAbsent } from '../without-absent.ts';
import type { Request } from './consultation.ts';
import type { Draft } from './draft.ts';

/** The draft from which this request could have been made, for one that was taken back or refused. */
export const draftOfRequest = (request: Request): Draft =>
  withoutAbsent({
    answers: Object.fromEntries(request.answers.map(({ question, option }) => [question, option])),
    vendorName: request.vendor.name,
    offer: request.offer,
    note: request.note,
    neededBy: request.neededBy,
    venue: request.venue,
  }) as Draft;
