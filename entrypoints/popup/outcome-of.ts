import type { ConsultationRecord } from '../../lib/consultation/consultation-record.ts';
import type { Outcome } from '../../lib/consultation/consultation.ts';

/** The newest outcome said, on its way or told back by the desk. */
export function outcomeOf({ pending, conversation }: ConsultationRecord): Outcome | undefined {
  const onItsWay = pending.findLast((write) => write.kind === 'outcome');
  return onItsWay?.outcome ?? conversation?.outcome;
}
