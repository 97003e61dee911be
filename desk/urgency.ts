import type { Request } from '../lib/consultation/consultation.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** How long a request may reasonably wait when nobody said by when it is needed. */
const PATIENCE = { go: 3 * DAY, talk: DAY, consult: 4 * HOUR } as const;

/**
 * When a request should be answered at the latest, in milliseconds: the sort key of the inbox. The day it is needed
 * by counts from its start; somebody who stands before the payment page waits less than one who already paid.
 */
export function urgency(request: Request, receivedAt: number): number {
  const patience = PATIENCE[request.assessment?.level ?? 'talk'];
  const due = receivedAt + (request.timing === 'after' ? 2 * patience : patience);
  const needed = request.neededBy === undefined ? Infinity : Date.parse(request.neededBy);
  return Math.max(receivedAt, Math.min(due, needed));
}
