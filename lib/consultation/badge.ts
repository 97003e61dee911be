import type { Phrase } from '../phrase.ts';
import type { ConsultationRecord } from './consultation-record.ts';
import { isUnseen } from './records.ts';

export interface Badge {
  text: string;
  tone: 'news' | 'wrong' | 'waiting';
  /** Said in the tooltip, one after the other. */
  phrases: Phrase[];
}

/** What the toolbar button says: answers and reminders first, then what could not be delivered, then what is still on its way. */
export function badgeOf(records: ConsultationRecord[], renewals: number): Badge {
  const unseen = records.filter(isUnseen).length;
  const states = records.flatMap(({ delivery, pending }) => [
    delivery.state,
    ...pending.map(({ delivery }) => delivery.state),
  ]);
  const refused = states.filter((state) => state === 'refused').length;
  const waiting = states.filter((state) => state === 'waiting').length;
  const byHand = states.filter((state) => state === 'by-hand').length;
  const counted = [
    { key: 'badge.unseen', params: { count: unseen } },
    { key: 'badge.refused', params: { count: refused } },
    { key: 'badge.waiting', params: { count: waiting } },
    { key: 'badge.renewals', params: { count: renewals } },
  ].filter(({ params }) => params.count > 0);
  const phrases = byHand > 0 ? [...counted, { key: 'direct.status.by-hand' }] : counted;
  const news = unseen + renewals;
  if (news > 0) return { text: String(news), tone: 'news', phrases };
  if (refused > 0) return { text: '!', tone: 'wrong', phrases };
  return { text: waiting + byHand > 0 ? '…' : '', tone: 'waiting', phrases };
}
